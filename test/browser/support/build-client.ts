import { ensureBuilt } from '../../../scripts/lib/build.mjs';

/** The browser tests open the client as it is shipped: built, and served by the API. */
export default function setup(): Promise<void> {
  return ensureBuilt({ only: 'client' });
}
