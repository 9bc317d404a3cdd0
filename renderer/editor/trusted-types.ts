// The one policy under which the page may load scripts: those of its own origin; no text ever becomes HTML.

interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { readonly createScriptURL: (url: string) => string }): unknown;
  };
}

/** Call once, before any worker is made. */
export function installTrustedTypes(page: Window): void {
  const { trustedTypes } = page as unknown as TrustedTypesWindow;
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      const wanted = new URL(url, page.location.href);
      const sameOrigin = wanted.protocol === page.location.protocol && wanted.host === page.location.host;
      if (sameOrigin && wanted.pathname.length > 1) return url;
      throw new TypeError(`Scripts are loaded from the app alone, not from ${wanted.host}.`);
    },
  });
}
