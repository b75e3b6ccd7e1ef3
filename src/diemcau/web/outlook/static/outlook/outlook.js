// Sliders of what-if: each follows the field that it stands below, and the field follows it.
"use strict";

for (const slider of document.querySelectorAll("[data-mirror]")) {
  const field = document.getElementById(slider.dataset.mirror);
  slider.hidden = false;
  slider.addEventListener("input", () => { field.value = slider.value; });
  field.addEventListener("input", () => { if (field.value !== "") slider.value = field.value; });
}
