// Paper, dark, or what the system says; kept on this device only. A plain script in the head, so that nothing flashes.

(() => {
  const KEY = "atl.theme";
  const root = document.documentElement;

  function chosen() {
    try {
      return localStorage.getItem(KEY) || "system";
    } catch {
      return root.dataset.theme || "system";
    }
  }

  function wear(name) {
    if (name === "system") delete root.dataset.theme;
    else root.dataset.theme = name;
  }

  globalThis.atlTheme = {
    chosen,
    choose(name) {
      try {
        localStorage.setItem(KEY, name);
      } catch {
        // Without storage the choice lasts as long as the page.
      }
      wear(name);
    },
  };
  wear(chosen());
})();
