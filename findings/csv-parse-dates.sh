#!/usr/bin/env bash
# csv-parse with cast_date turns "Product 1", "A-5" and "3-4" into dates of the year 2001.
#
# Expected:   cells that are dates become dates, other text stays text.
# Happens:    each cell goes through Date.parse, which in Node takes much text that ends in a small number.
#             Product names, size codes and aisle numbers come out as Date objects; "Product 13" stays text,
#             as there is no month 13.
# Version:    npm csv-parse 7.0.3
# Known:      lib/api/normalize_options.js of the package sets Date.parse as the conversion and keeps the text
#             only where it gives NaN.
# Instead:    a cast function that knows the columns: cast: (value, { column }) => column === "day" ? new
#             Date(value) : value.
#
# Usage: csv-parse-dates.sh [VERSION]    another version of csv-parse shows whether this is still so
set -euo pipefail
version=${1:-7.0.3}

if [ -z "$(command -v npm)" ]; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm > /dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > read.mjs <<'EOF'
import { parse } from 'csv-parse/sync';

const csv = 'product,size,day\nProduct 1,3-4,2024-07-01\nProduct 13,A-5,2024-07-02\n';
const show = row => Object.values(row).map(v => v instanceof Date ? `Date ${v.toISOString().slice(0, 10)}` : `text ${v}`).join(' | ');
for (const row of parse(csv, { columns: true, cast: true, cast_date: true }))
    console.log(`cast_date: ${show(row)}`);
const byColumn = (value, { column }) => column === 'day' ? new Date(value) : value;
for (const row of parse(csv, { columns: true, cast: byColumn }))
    console.log(`by column: ${show(row)}`);
EOF

cat > expected.txt <<'EOF'
cast_date: Date 2001-01-01 | Date 2001-03-04 | Date 2024-07-01
cast_date: text Product 13 | Date 2001-05-01 | Date 2024-07-02
by column: text Product 1 | text 3-4 | Date 2024-07-01
by column: text Product 13 | text A-5 | Date 2024-07-02
EOF

npm install --prefix "$work" --no-save --no-audit --no-fund --silent "csv-parse@$version" >&2

echo "csv-parse (npm) $version"
TZ=UTC node read.mjs > actual.txt
cat actual.txt

if ! diff --label stated --label seen -u expected.txt actual.txt >&2; then
    echo "the behaviour is no longer the one stated at the top of this script" >&2
    exit 1
fi
echo "as stated"
