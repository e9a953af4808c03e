// The tables of charts are long: they stay text, as for a browser without scripts, until they are opened.

const unfold = folded => {
  // A page that was fetched by a script was parsed as without scripts: there the table is made already.
  const made = folded.children.length > 0 ? folded : new DOMParser().parseFromString(folded.textContent, 'text/html').body;
  folded.replaceWith(...made.childNodes);
};

/** Lets tables be made when they are opened, on this page and those that follow. */
export function startTables() {
  // This event does not rise: it is met on its way down.
  document.addEventListener('toggle', event => {
    const folded = event.target.querySelector?.(':scope > noscript');
    if (folded) unfold(folded);
  }, true);
}
