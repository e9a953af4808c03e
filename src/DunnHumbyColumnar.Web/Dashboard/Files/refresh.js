// Keeps the refresh card up to date while it is on the page.

const describe = run => {
  const started = new Date(run.started_at).toISOString().slice(0, 19).replace('T', ' ');
  return `${started} UTC, ${(run.duration_ms / 1000).toFixed(1)} s: ${run.outcome}${run.error ? `. ${run.error}` : ''}`;
};

export function watchRefresh(root) {
  const card = root.querySelector('[data-refresh]');
  if (!card) return;
  const bar = card.querySelector('[data-refresh-progress]');
  const running = card.querySelector('[data-refresh-running]');
  const update = async () => {
    if (!card.isConnected) return;
    try {
      const { refresh } = await (await fetch(card.dataset.refresh, { headers: { Accept: 'application/json' } })).json();
      bar.hidden = running.hidden = !refresh.running;
      if (refresh.running) {
        running.textContent = refresh.running.stage;
        if (refresh.running.share === null) bar.removeAttribute('value'); else bar.value = refresh.running.share;
      }
      if (refresh.last_run) card.querySelector('[data-refresh-last]').textContent = describe(refresh.last_run);
    } catch {
      running.hidden = false;
      running.textContent = 'The server does not answer.';
    }
    setTimeout(update, bar.hidden ? 5000 : 500);
  };
  update();
}
