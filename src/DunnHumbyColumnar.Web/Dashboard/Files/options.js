// A chart model as options of the chart library. Tooltips are drawn as text, never as markup: names come from the data.

const fixed = digits => new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const whole = fixed(0);
const twoDecimals = fixed(2);
const small = new Intl.NumberFormat('en-US', { minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 });
const tick = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

// As the page's tables write them.
const formats = {
  count: whole.format,
  money: twoDecimals.format,
  ratio: value => value === 0 || Math.abs(value) >= .1 ? twoDecimals.format(value) : small.format(value),
  percent: percent.format,
};

const show = (value, unit) => value === null || value === undefined ? '–' : formats[unit](value);
const axisLabel = unit => value => unit === 'percent' ? percent.format(value)
  : Math.abs(value) >= 10000 ? compact.format(value)
  : tick.format(value);

// The figures at the bars of a chart have as many decimals as one another.
const barLabel = model => {
  const all = model.series.flatMap(series => series.values);
  return model.unit === 'money' && Math.max(...all.map(Math.abs)) >= 1000 ? whole.format : value => show(value, model.unit);
};

const lightPalette = [
  '#0f766e', '#d97706', '#4f46e5', '#be123c', '#0284c7', '#65a30d', '#9333ea', '#78350f',
  '#22d3ee', '#db2777', '#475569', '#fda4af', '#1e3a8a', '#16a34a', '#c4b5fd',
];
const darkPalette = [
  '#2dd4bf', '#fbbf24', '#818cf8', '#fb7185', '#38bdf8', '#a3e635', '#c084fc', '#c2713d',
  '#a5f3fc', '#f472b6', '#94a3b8', '#fecdd3', '#3b82f6', '#22c55e', '#fef08a',
];

const shorten = (text, max) => text.length > max ? text.slice(0, max - 1) + '…' : text;

// About what a text takes, in pixels.
const widthOf = text => 7 * text.length;

// The rows of a legend that wraps: each name has a mark before it and a gap after it.
const legendRows = (model, view) => {
  const { rows } = model.series.reduce(({ rows, used }, { name }) => {
    const width = widthOf(name) + 32;
    return used + width > view.width ? { rows: rows + 1, used: width } : { rows, used: used + width };
  }, { rows: 1, used: 0 });
  return rows;
};

const frame = (model, view) => ({
  backgroundColor: 'transparent',
  animation: !matchMedia('(prefers-reduced-motion: reduce)').matches && !navigator.webdriver,
  animationDuration: 250,
  color: view.dark ? darkPalette : lightPalette,
  textStyle: { fontFamily: 'system-ui, sans-serif' },
  aria: { enabled: false },
  tooltip: { renderMode: 'richText', confine: true, trigger: 'axis', axisPointer: { type: 'shadow' } },
  grid: {
    // Dates are long, and the last one is centred at the end of the axis.
    left: 8, right: model.isZoomable ? 44 : 16,
    top: model.series.length > 1 ? 18 + 22 * legendRows(model, view) : 24,
    bottom: model.isZoomable ? 56 : 8, containLabel: true,
  },
  legend: model.series.length > 1 ? { type: 'plain', top: 0, left: 0, right: 0, itemWidth: 14, itemHeight: 10 } : undefined,
});

const categories = (model, maxLength) => ({
  type: 'category', data: model.categories, axisTick: { show: false },
  axisLabel: {
    hideOverlap: true, formatter: name => shorten(name, maxLength),
    // Few names have room for all of them.
    interval: model.categories.length <= 12 ? 0 : 'auto',
  },
});

const values = unit => ({ type: 'value', axisLabel: { formatter: axisLabel(unit), hideOverlap: true }, splitNumber: 4 });

// A line over part of the categories is named below the title: its name would be printed over the values.
const lineOf = (line, text, across) => line.from === null
  ? { name: line.name, [across ? 'xAxis' : 'yAxis']: line.value, label: { formatter: text, position: across ? 'start' : 'insideEndTop' } }
  : [{ name: line.name, coord: [line.from, line.value], label: { show: false } }, { coord: [line.to, line.value] }];

const marks = (model, view, across) => ({
  markArea: model.bands.length === 0 ? undefined : {
    silent: true,
    itemStyle: { color: view.dark ? 'rgba(148,163,184,.22)' : 'rgba(100,116,139,.16)' },
    label: { color: view.dark ? '#cbd5e1' : '#475569', position: 'insideTop' },
    // A narrow band has no room for its name.
    data: model.bands.map(band => [
      {
        name: (model.categories.indexOf(band.to) - model.categories.indexOf(band.from)) / model.categories.length * (view.width - 90)
          > widthOf(band.name) ? band.name : '',
        xAxis: band.from,
      },
      { xAxis: band.to },
    ]),
  },
  markLine: model.lines.length === 0 ? undefined : {
    silent: true, symbol: 'none',
    lineStyle: { type: 'dashed', width: 1.5, color: view.dark ? '#e2e8f0' : '#334155' },
    label: { color: view.dark ? '#f8fafc' : '#0f172a', textBorderColor: view.dark ? '#131c2e' : '#ffffff', textBorderWidth: 3 },
    data: model.lines.map(line => lineOf(line, `${line.name} ${show(line.value, model.unit)}`, across)),
  },
});

const axisTooltip = model => items => {
  const index = model.categories.indexOf(items[0].axisValue);
  const parts = items.map(({ marker, seriesName, seriesIndex }) => ({
    marker, seriesName, unit: unitOf(model, seriesIndex), value: model.series[seriesIndex].values[index],
  }));
  return [
    items[0].axisValue,
    ...parts.filter(part => part.value).map(part => `${part.marker ?? ''}${part.seriesName}  ${show(part.value, part.unit)}`),
  ].join('\n');
};

const unitOf = (model, series) => model.series[series].unit ?? model.unit;

const zoom = model => model.isZoomable ? [{ type: 'inside' }, { type: 'slider', height: 22, bottom: 8 }] : undefined;

const upright = (model, view, seriesOf) => ({
  ...frame(model, view),
  tooltip: { ...frame(model, view).tooltip, formatter: axisTooltip(model) },
  xAxis: categories(model, 22),
  yAxis: values(unitOf(model, 0)),
  dataZoom: zoom(model),
  series: model.series.map((series, i) => ({
    name: series.name, data: series.values, ...(i === 0 ? marks(model, view, false) : {}), ...seriesOf(series),
  })),
});

const line = (model, view) => upright(model, view, () => ({
  type: 'line', symbol: 'none', sampling: 'lttb', lineStyle: { width: 1.5 }, areaStyle: { opacity: .12 },
}));

const columns = (model, view) => upright(model, view, () => ({ type: 'bar', barMaxWidth: 48, itemStyle: { borderRadius: [3, 3, 0, 0] } }));

// Sparse: index and value in turn, without empty values, since most days have few of the series.
const stack = (model, view) => upright(model, view, series => ({
  type: 'bar', stack: 'all', large: true, largeThreshold: 1, barMaxWidth: 24,
  data: Float64Array.from(series.values.flatMap((value, index) => value ? [index, value] : [])),
}));

const bars = (model, view) => {
  const label = barLabel(model);
  const longest = Math.max(...model.series.flatMap(series => series.values.map(value => label(value).length)));
  return {
    ...frame(model, view),
    tooltip: { ...frame(model, view).tooltip, formatter: axisTooltip(model) },
    grid: { left: 20, right: 16 + 7 * longest, top: model.lines.length > 0 ? 24 : 8, bottom: 8, containLabel: true },
    xAxis: values(model.unit),
    yAxis: {
      ...categories(model, view.narrow ? 18 : 28), inverse: true,
      axisLabel: { interval: 0, formatter: name => shorten(name, view.narrow ? 18 : 28) },
    },
    series: model.series.map((series, i) => ({
      name: series.name, type: 'bar', data: series.values, barMaxWidth: 22, itemStyle: { borderRadius: [0, 3, 3, 0] },
      label: { show: true, position: 'right', formatter: item => label(item.value) },
      ...(i === 0 ? marks(model, view, true) : {}),
    })),
  };
};

const channelsOf = color => [1, 3, 5].map(start => parseInt(color.slice(start, start + 2), 16));

// The colour at a share of the way through a list of colours, as the chart library mixes them.
const mix = (colors, share) => {
  const place = share * (colors.length - 1);
  const left = Math.min(Math.floor(place), colors.length - 2);
  const [from, to] = [channelsOf(colors[left]), channelsOf(colors[left + 1])];
  return from.map((channel, i) => channel + (to[i] - channel) * (place - left));
};

// Black or white, whichever has the higher contrast: 4.5 : 1 or more on any colour.
const textOn = channels => {
  const [r, g, b] = channels.map(channel => channel / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b > .179 ? '#000000' : '#ffffff';
};

const heatmap = (model, view) => {
  const max = Math.max(1, ...model.series.flatMap(series => series.values));
  const colors = view.dark ? ['#1e293b', '#134e4a', '#2dd4bf'] : ['#f1f5f9', '#99f6e4', '#0f766e'];
  const cells = model.series.flatMap((series, y) => series.values.map((value, x) => ({
    value: [x, y, value], label: { color: textOn(mix(colors, value / max)) },
  })));
  return {
    ...frame(model, view),
    legend: undefined,
    grid: { left: 12, right: 16, top: 8, bottom: 28, containLabel: true },
    tooltip: {
      renderMode: 'richText', confine: true,
      formatter: cell =>
        `${model.categoryName} ${model.categories[cell.value[0]]}\n${model.series[cell.value[1]].name}\n${show(cell.value[2], model.unit)}`,
    },
    xAxis: {
      type: 'category', data: model.categories, name: model.categoryName, nameLocation: 'middle', nameGap: 28,
      splitArea: { show: false }, axisTick: { show: false },
    },
    yAxis: { type: 'category', data: model.series.map(series => series.name), axisTick: { show: false } },
    visualMap: {
      show: false, min: 0, max: max,
      inRange: { color: colors },
    },
    series: [{
      type: 'heatmap', data: cells, itemStyle: { borderWidth: 2, borderColor: view.dark ? '#0f172a' : '#ffffff', borderRadius: 4 },
      label: { show: true, formatter: cell => cell.value[2] === 0 ? '' : show(cell.value[2], model.unit), textBorderWidth: 0 },
    }],
  };
};

const points = (model, view) => {
  const [across, up, size] = model.series;
  const max = Math.max(1, ...size.values);
  return {
    ...frame(model, view),
    legend: undefined,
    grid: { left: 8, right: 24, top: 32, bottom: 32, containLabel: true },
    tooltip: {
      renderMode: 'richText', confine: true,
      formatter: point => [
        model.categories[point.dataIndex],
        ...model.series.map((series, i) => `${series.name}  ${show(series.values[point.dataIndex], unitOf(model, i))}`),
      ].join('\n'),
    },
    xAxis: { ...values(across.unit), type: 'log', name: `${across.name}, logarithmic`, nameLocation: 'middle', nameGap: 28 },
    yAxis: { ...values(up.unit ?? model.unit), name: up.name, scale: true },
    series: [{
      type: 'scatter', data: across.values.map((x, i) => [x, up.values[i], size.values[i]]),
      symbolSize: point => 8 + 28 * Math.sqrt(point[2] / max), itemStyle: { opacity: .7 },
      emphasis: {
        label: {
          show: true, formatter: point => shorten(model.categories[point.dataIndex], 48), position: 'top',
          color: view.dark ? '#f8fafc' : '#0f172a',
        },
      },
    }],
  };
};

const kinds = { line, columns, stack, bars, heatmap, points };

export const optionOf = (model, view) => kinds[model.kind](model, view);
