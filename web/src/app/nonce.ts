const value = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** The nonce that the server allows this page's style elements. */
export const styleNonce = (): string => value;

// Read by the scroll lock of Mantine's modals, which writes a style element of its own.
Reflect.set(window, '__webpack_nonce__', value);
