/** A point in units of the octagon's apothem. */
export type Point = readonly [number, number];

const degrees = Math.PI / 180;

/** Angle in degrees between a line of the pattern and the edge of the polygon that it starts from. */
const contactAngle = 67.5;
const turn = (90 - contactAngle) * degrees;

/**
 * The star that the lines from the middles of a polygon's edges draw inside it.
 * @param corners points of the star, one per edge
 * @param apothem distance from the middle to each edge
 * @param first direction of the first edge in degrees
 */
export function contactStar(
  center: Point,
  corners: number,
  apothem: number,
  first = 0,
): readonly Point[] {
  const half = 180 / corners;
  // Two neighbouring lines meet on the ray between their edges.
  const inner = (apothem * Math.sin(turn)) / Math.sin(half * degrees + turn);
  const points: Point[] = [];
  for (let index = 0; index < corners; index += 1) {
    const direction = first + index * 2 * half;
    points.push(at(center, apothem, direction), at(center, inner, direction + half));
  }
  return points;
}

function at([x, y]: Point, radius: number, direction: number): Point {
  return [x + radius * Math.cos(direction * degrees), y + radius * Math.sin(direction * degrees)];
}

/** Apothem of the squares between the octagons of edge-to-edge octagons with apothem 1. */
export const squareApothem = Math.SQRT2 - 1;

export function toPath(points: readonly Point[], scale: number): string {
  const coordinates = points.map(([x, y]) => `${(x * scale).toFixed(2)} ${(y * scale).toFixed(2)}`);
  return `M${coordinates.join('L')}Z`;
}
