// The tables of charts are long: they stay unparsed in noscript elements until they are opened.

const unfold = folded => {
  // DOMParser parses without scripting: on a page that was fetched by a script the table exists already.
  const made = folded.children.length > 0 ? folded : new DOMParser().parseFromString(folded.textContent, 'text/html').body;
  folded.replaceWith(...made.childNodes);
};

/** Builds tables when they are opened, on this page and those that follow. */
export function startTables() {
  // The toggle event does not bubble: it is handled in the capture phase.
  document.addEventListener('toggle', event => {
    const folded = event.target.querySelector?.(':scope > noscript');
    if (folded) unfold(folded);
  }, true);
}
