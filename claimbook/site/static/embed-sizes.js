/** For pages that show a figure of the book in a frame: lets the frame be as high as the figure says it is. */
(() => {
  "use strict";
  addEventListener("message", (event) => {
    const height = event.data?.claimbookHeight;
    if (!(height > 0 && height < 5000)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow !== event.source) continue;
      frame.height = Math.ceil(height);
      frame.style.height = `${Math.ceil(height)}px`;
    }
  });
  // a frame that was loaded before this script told nobody
  for (const frame of document.querySelectorAll("iframe")) frame.contentWindow?.postMessage({ claimbookAsks: 1 }, "*");
})();
