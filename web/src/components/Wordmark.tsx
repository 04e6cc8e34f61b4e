import { product } from '../app/product.js';
import classes from './Wordmark.module.css';

/** GA93, the terracotta tick, Planner. Reads left to right in every language. */
export function Wordmark() {
  return (
    <span className={classes.mark} dir="ltr">
      <b>{product.mark}</b>
      <span className={classes.tick} aria-hidden />
      {product.name}
    </span>
  );
}
