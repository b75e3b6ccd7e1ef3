// Says on the page what went wrong with a key: without it nothing would be seen to happen.
"use strict";
document.addEventListener("allauth.error", (event) => {
  const trouble = document.getElementById("key-trouble");
  if (trouble) { event.preventDefault(); trouble.hidden = false; }
});
