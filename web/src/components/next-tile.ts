/**
 * The tile that an arrow key leads to: along the reading direction, or the nearest one in the next
 * line. Home and End lead to the ends of the grid.
 */
export function nextTile(grid: HTMLElement, key: string): HTMLElement | undefined {
  const tiles = [...grid.querySelectorAll<HTMLElement>('[data-tile]')];
  const index = tiles.findIndex((tile) => tile === document.activeElement);
  if (index < 0) return undefined;
  const forward = getComputedStyle(grid).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return tiles[index + (key === forward ? 1 : -1)];
    case 'Home':
      return tiles[0];
    case 'End':
      return tiles.at(-1);
    case 'ArrowUp':
      return nearest(tiles.slice(0, index).toReversed(), tiles[index]);
    case 'ArrowDown':
      return nearest(tiles.slice(index + 1), tiles[index]);
    default:
      return undefined;
  }
}

function nearest(candidates: HTMLElement[], from: HTMLElement | undefined) {
  if (!from) return undefined;
  const { left, top } = from.getBoundingClientRect();
  let line: number | undefined;
  let best: HTMLElement | undefined;
  let distance = Infinity;
  for (const candidate of candidates) {
    const box = candidate.getBoundingClientRect();
    if (Math.abs(box.top - top) < 2) continue;
    line ??= box.top;
    if (Math.abs(box.top - line) > 2) break;
    if (Math.abs(box.left - left) < distance) {
      distance = Math.abs(box.left - left);
      best = candidate;
    }
  }
  return best;
}
