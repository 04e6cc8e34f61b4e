import { useId } from 'react';
import { contactStar, squareApothem, toPath, type Point } from './star-geometry.js';
import classes from './StarPattern.module.css';

/** Apothem of the octagons on the sign-in panel, in px. */
const unit = 80;

const octagon = (x: number, y: number): readonly Point[] => contactStar([x, y], 8, 1);
const square = (x: number, y: number): readonly Point[] =>
  contactStar([x, y], 4, squareApothem, 45);
/** The small star in the middle of a large one. */
const heart = (x: number, y: number): readonly Point[] => contactStar([x, y], 8, 0.5);

const path = (points: readonly Point[], scale = unit) => toPath(points, scale);

/** One repeat: two stars of each shade on the octagons, four squares between them. */
const dark = [octagon(0, 0), octagon(4, 0), octagon(0, 4), octagon(4, 4), octagon(2, 2)];
const light = [octagon(2, 0), octagon(0, 2), octagon(4, 2), octagon(2, 4)];
const darkHearts = [heart(0, 0), heart(4, 0), heart(0, 4), heart(4, 4), heart(2, 2)];
const lightHearts = [heart(2, 0), heart(0, 2), heart(4, 2), heart(2, 4)];
const squares = [square(1, 1), square(3, 1), square(1, 3), square(3, 3)];

/** The large pattern of the sign-in panel. One star is terracotta: the meeting that found its place. */
export function StarPanel() {
  const id = useId();
  const size = 4 * unit;
  const join = (shapes: readonly (readonly Point[])[]) =>
    shapes.map((points) => path(points)).join('');
  return (
    <svg className={classes.panel} aria-hidden focusable="false">
      <defs>
        <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
          <path className={classes.dark} d={join(dark)} />
          <path className={classes.light} d={join(light)} />
          <path className={classes.heartDark} d={join(darkHearts)} />
          <path className={classes.heartLight} d={join(lightHearts)} />
          <path className={classes.lines} d={join(squares)} />
        </pattern>
      </defs>
      <svg x="50%" y="37%" overflow="visible">
        <rect x="-2000" y="-2000" width="4000" height="4000" fill={`url(#${id})`} />
        <path className={classes.star} d={path(octagon(0, 0))} />
        <path className={classes.hole} d={path(heart(0, 0))} />
      </svg>
    </svg>
  );
}

const pieceUnit = 30;

/** A 120 px piece for empty states: lines on the ground, one star in terracotta. */
export function StarPiece() {
  const stars = [octagon(0, 0), octagon(2, 0), octagon(4, 0), octagon(0, 2), octagon(4, 2)].concat([
    octagon(0, 4),
    octagon(2, 4),
    octagon(4, 4),
  ]);
  const hearts = [heart(0, 0), heart(4, 0), heart(0, 4), heart(4, 4)];
  const lines = [...stars, ...hearts, ...squares].map((points) => path(points, pieceUnit)).join('');
  return (
    <svg className={classes.piece} viewBox="0 0 120 120" width="120" height="120" aria-hidden>
      <path className={classes.pieceLines} d={lines} />
      <path className={classes.pieceStar} d={path(octagon(2, 2), pieceUnit)} />
      <path className={classes.pieceHole} d={path(heart(2, 2), pieceUnit)} />
    </svg>
  );
}
