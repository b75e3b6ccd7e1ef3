// Files and folders dropped or chosen, and how much of them is sent. Without it the form works as it stands.
"use strict";
(() => {
  const form = document.getElementById("bring");
  if (!form) return;
  const [drop, files, folder] = ["drop", "files", "folder"].map((id) => document.getElementById(id));
  const [chosen, sent, send, trouble] = ["chosen", "sent", "send", "trouble"].map((id) => document.getElementById(id));
  const { mostBytes, mostTogether, mostFiles } = form.dataset;
  let taken = [];

  for (const hidden of form.querySelectorAll("[data-with-script]")) hidden.hidden = false;

  const tell = (words) => {
    trouble.replaceChildren();
    if (!words) return;
    const notice = document.createElement("p");
    notice.className = "notice error";
    notice.textContent = words;
    trouble.append(notice);
  };

  const show = () => {
    const size = taken.reduce((sum, one) => sum + one.file.size, 0);
    const megabytes = (size / 2 ** 20).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
    chosen.textContent = taken.length
      ? form.dataset.chosen.replace("{files}", String(taken.length)).replace("{megabytes}", megabytes) : "";
    files.required = taken.length === 0;
    tell(taken.length > mostFiles || size > mostTogether || taken.some((one) => one.file.size > mostBytes)
      ? form.dataset.large : "");
  };

  const take = (found) => {
    taken = taken.concat(found);
    show();
  };

  const listed = (input) => Array.from(input.files, (file) => ({ file, path: file.webkitRelativePath || file.name }));

  const walk = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [{ file, path: entry.fullPath.replace(/^\//, "") }];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) return found;
      for (const one of some) found.push(...await walk(one));
    }
  };

  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    const entries = Array.from(event.dataTransfer.items, (item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    const plain = Array.from(event.dataTransfer.files, (file) => ({ file, path: file.name }));
    try {
      const found = [];
      for (const entry of entries) if (entry) found.push(...await walk(entry));
      take(found.length ? found : plain);
    } catch {
      take(plain);
    }
  });
  files.addEventListener("change", () => { taken = listed(files); show(); });
  folder.addEventListener("change", () => take(listed(folder).filter((one) => !one.file.name.startsWith("."))));

  const body = () => {
    const data = new FormData(form);
    data.delete("files");
    for (const { file, path } of taken) {
      data.append("files", file, file.name);
      data.append("paths", path);
    }
    return data;
  };

  const answered = (request) => {
    const address = request.getResponseHeader("HX-Redirect");
    if (request.status < 400 && address) {
      window.location.assign(address);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText || "", "text/html");
    const notice = page.querySelector(".notice");
    failed(notice ? notice.textContent.trim() : form.dataset.failed);
  };

  const failed = (words) => {
    sent.hidden = true;
    send.disabled = false;
    tell(words);
  };

  form.addEventListener("submit", (event) => {
    if (!taken.length) return;
    event.preventDefault();
    // The same files sent twice, by a second click or after a broken line, are taken once.
    form.elements.key.value = form.elements.key.value || Array.from(
      crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const request = new XMLHttpRequest();
    request.open("POST", form.action || window.location.href);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (step) => {
      if (step.lengthComputable) sent.value = Math.floor((step.loaded / step.total) * 100);
    });
    request.addEventListener("load", () => answered(request));
    request.addEventListener("error", () => failed(form.dataset.failed));
    sent.hidden = false;
    send.disabled = true;
    tell("");
    request.send(body());
  });

  for (const input of [files, folder]) {
    input.addEventListener("change", () => { form.elements.key.value = ""; });
  }
  drop.addEventListener("drop", () => { form.elements.key.value = ""; });
})();
