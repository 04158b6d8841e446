/** Tells the page around a frozen figure how high it is: what it shows, not the frame that it stands in. */
(() => {
  "use strict";
  if (parent === window) return;
  const parts = [...document.body.children].filter((part) => part.matches("main, footer"));
  const told = new ResizeObserver(() => {
    const height = parts.reduce((sum, part) => sum + part.getBoundingClientRect().height, 0);
    parent.postMessage({ claimbookHeight: Math.ceil(height) }, "*");
  });
  for (const part of parts) told.observe(part);
})();
