// Paper, dark, or what the system says; kept on this device only. Loaded first, so that nothing flashes.

const KEY = "atl.theme";

export function theme() {
  try {
    return localStorage.getItem(KEY) || "system";
  } catch {
    return "system";
  }
}

export function setTheme(name) {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  wear(name);
}

function wear(name) {
  if (name === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", name);
}

wear(theme());
