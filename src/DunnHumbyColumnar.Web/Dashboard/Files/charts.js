import { optionOf } from './options.js';

const mounted = new Map();

// More marks than this are faster on a canvas than as SVG elements.
const maxElements = 1000;

const rendererOf = model => {
  const marks = model.series.reduce((sum, series) => sum + series.values.filter(value => value).length, 0);
  return marks > maxElements && model.kind !== 'line' ? 'canvas' : 'svg';
};

// Paper is white, and its width is that of a page.
let isPrinting = false;
const printedWidth = 680;
const printedHeight = model => model.kind === 'bars' ? 60 + 24 * model.categories.length : 300;

const themeName = () => !isPrinting && document.documentElement.dataset.theme === 'dark' ? 'dark' : 'default';

const draw = (chart, model) => chart.setOption(optionOf(model, {
  width: chart.getWidth(),
  narrow: chart.getWidth() < 520,
  dark: themeName() === 'dark',
}), { notMerge: true });

const redraw = ({ chart, model }) => {
  chart.setTheme(themeName());
  draw(chart, model);
};

const resized = new ResizeObserver(entries => {
  for (const { target } of entries) {
    const known = mounted.get(target);
    // The first call reports the size that the chart was drawn in.
    if (!known || isPrinting) continue;
    if (known.chart.getWidth() === target.clientWidth && known.chart.getHeight() === target.clientHeight) continue;
    known.chart.resize();
    // What there is room for depends on the width.
    draw(known.chart, known.model);
  }
});

/** Draws the charts whose data the page carries. */
export function mountCharts(root) {
  for (const block of root.querySelectorAll('script[data-chart]')) {
    const element = document.getElementById(block.dataset.chart);
    if (mounted.has(element)) continue;
    const model = JSON.parse(block.textContent);
    const chart = echarts.init(element, themeName(), { renderer: rendererOf(model) });
    mounted.set(element, { chart, model });
    draw(chart, model);
    resized.observe(element);
  }
}

/** Disposes of all charts: the page is about to change. */
export function unmountCharts() {
  for (const [element, { chart }] of mounted) {
    resized.unobserve(element);
    chart.dispose();
  }
  mounted.clear();
}

document.addEventListener('themechange', () => mounted.forEach(redraw));

const setPrinting = value => {
  isPrinting = value;
  for (const known of mounted.values()) {
    known.chart.resize(isPrinting
      ? { width: printedWidth, height: printedHeight(known.model) }
      : { width: 'auto', height: 'auto' });
    redraw(known);
    // Paper does not wait for the next frame.
    known.chart.getZr().flush();
  }
};

addEventListener('beforeprint', () => setPrinting(true));
addEventListener('afterprint', () => setPrinting(false));
