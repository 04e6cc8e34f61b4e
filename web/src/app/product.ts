/** The wordmark: the same in every language. */
export const product = { mark: 'GA93', name: 'Planner' } as const;
export const productTitle = `${product.mark} ${product.name}`;
