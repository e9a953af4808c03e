// Pages are complete as the server sends them. Within the dashboard the content is swapped in place:
// charts need not load again, and the address says what is shown.

const progress = document.getElementById('progress');
const live = document.getElementById('live');
let pending = null;

// The host decides where the dashboard is mounted.
const { base } = document.documentElement.dataset;
const noPages = ['files', 'scalar', 'reference'].map(name => `${base}/dashboard/${name}`);

const isPage = url => url.origin === location.origin
  && (url.pathname === `${base}/` || url.pathname.startsWith(`${base}/dashboard/`))
  && !noPages.some(path => url.pathname.startsWith(path));

const addressOf = form => {
  const url = new URL(form.action, location.origin);
  const boxes = new Map();
  for (const box of form.querySelectorAll('input[type=checkbox]')) boxes.set(box.name, (boxes.get(box.name) ?? true) && box.checked);
  for (const [name, value] of new FormData(form)) {
    if (value !== '' && boxes.get(name) !== true) url.searchParams.append(name, value);
  }
  return url;
};

const failed = (document, text) => {
  const main = document.getElementById('main');
  const box = document.createElement('section');
  box.className = 'card message';
  box.role = 'alert';
  box.dataset.testid = 'error';
  box.append(
    Object.assign(document.createElement('h1'), { textContent: 'The server does not answer' }),
    Object.assign(document.createElement('p'), { textContent: text }));
  main.replaceChildren(box);
};

export function startNavigation({ before, after }) {
  const show = async (url, { push, focus }) => {
    pending?.abort();
    const mine = new AbortController();
    pending = mine;
    progress.hidden = false;
    try {
      const response = await fetch(url, { signal: mine.signal, headers: { Accept: 'text/html' } });
      const text = await response.text();
      before();
      if (response.headers.get('Content-Type')?.startsWith('text/html')) {
        const page = new DOMParser().parseFromString(text, 'text/html');
        document.title = page.title;
        document.getElementById('main').replaceWith(document.adoptNode(page.getElementById('main')));
        document.querySelector('header nav').replaceWith(document.adoptNode(page.querySelector('header nav')));
        document.querySelector('footer').replaceWith(document.adoptNode(page.querySelector('footer')));
      } else {
        failed(document, response.status === 429
          ? 'Too many requests wait for their turn. Try again in a moment.'
          : `It answered ${response.status}. Try again, or look at its log.`);
      }
      if (push) history.pushState(null, '', url.pathname + url.search);
      const target = focus && document.getElementById(focus);
      if (target) target.focus({ preventScroll: true });
      else if (!focus) { scrollTo(0, 0); document.getElementById('main').focus({ preventScroll: true }); }
      live.textContent = document.title;
      after();
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      before();
      failed(document, 'It may have been stopped. Start it again and reload the page.');
      after();
    } finally {
      if (pending === mine) progress.hidden = true;
    }
  };

  document.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    if (!link || link.hasAttribute('download')) return;
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href);
    if (!isPage(url) || (url.hash && url.pathname === location.pathname)) return;
    event.preventDefault();
    show(url, { push: true });
  });

  document.addEventListener('submit', event => {
    if (!event.target.matches('form[data-live]')) return;
    event.preventDefault();
    show(addressOf(event.target), { push: true, focus: document.activeElement?.id || 'main' });
  });

  document.addEventListener('change', event => {
    const form = event.target.closest('form[data-live]');
    if (!form || !form.reportValidity()) return;
    show(addressOf(form), { push: true, focus: event.target.id || event.target.dataset.testid });
  });

  addEventListener('popstate', () => show(new URL(location.href), { push: false }));
}
