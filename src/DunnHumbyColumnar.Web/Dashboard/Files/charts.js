import { optionOf } from './options.js';

const mounted = new Map();

// More marks than this are faster on a canvas than as SVG elements.
const maxElements = 1000;

const rendererOf = model => {
  const marks = model.series.reduce((sum, series) => sum + series.values.filter(value => value).length, 0);
  return marks > maxElements && model.kind !== 'line' ? 'canvas' : 'svg';
};

const themeName = () => document.documentElement.dataset.theme === 'dark' ? 'dark' : 'default';

const draw = (chart, model) => chart.setOption(optionOf(model, {
  narrow: chart.getWidth() < 520,
  dark: themeName() === 'dark',
}), { notMerge: true });

const resized = new ResizeObserver(entries => {
  for (const { target } of entries) {
    const known = mounted.get(target);
    // The first call reports the size that the chart was drawn in.
    if (!known || (known.chart.getWidth() === target.clientWidth && known.chart.getHeight() === target.clientHeight)) continue;
    const wasNarrow = known.narrow;
    known.chart.resize();
    known.narrow = known.chart.getWidth() < 520;
    if (known.narrow !== wasNarrow) draw(known.chart, known.model);
  }
});

/** Draws the charts whose data the page carries. */
export function mountCharts(root) {
  for (const block of root.querySelectorAll('script[data-chart]')) {
    const element = document.getElementById(block.dataset.chart);
    if (mounted.has(element)) continue;
    const model = JSON.parse(block.textContent);
    const chart = echarts.init(element, themeName(), { renderer: rendererOf(model) });
    mounted.set(element, { chart, model, narrow: chart.getWidth() < 520 });
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

document.addEventListener('themechange', () => {
  for (const { chart, model } of mounted.values()) {
    chart.setTheme(themeName());
    draw(chart, model);
  }
});
