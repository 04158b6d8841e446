/** Tells the page around a frozen figure how high it is: what it shows, not the frame that it stands in. */
(() => {
  "use strict";
  if (parent === window) return;
  const parts = [...document.body.children].filter((part) => part.matches("main, footer"));
  const tell = () => {
    const height = parts.reduce((sum, part) => sum + part.getBoundingClientRect().height, 0);
    parent.postMessage({ claimbookHeight: Math.ceil(height) }, "*");
  };
  const told = new ResizeObserver(tell);
  for (const part of parts) told.observe(part);
  addEventListener("load", tell);
  addEventListener("message", (event) => event.data?.claimbookAsks && tell());
})();
