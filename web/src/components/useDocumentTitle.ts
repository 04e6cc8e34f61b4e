import { useEffect } from 'react';
import { productTitle } from '../app/product.js';

/** Names the browser's tab after the page. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · ${productTitle}` : productTitle;
  }, [title]);
}
