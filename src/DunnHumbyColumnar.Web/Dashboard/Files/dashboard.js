import { mountCharts, unmountCharts } from './charts.js';
import { startNavigation } from './navigation.js';
import { watchRefresh } from './refresh.js';
import { startTables } from './tables.js';

document.getElementById('theme').addEventListener('click', () => window.switchTheme());

const mount = () => {
  mountCharts(document);
  watchRefresh(document);
  document.querySelector('nav [aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  document.documentElement.dataset.loaded = document.getElementById('main').dataset.page;
};

startTables();
startNavigation({ before: unmountCharts, after: mount });
mount();
