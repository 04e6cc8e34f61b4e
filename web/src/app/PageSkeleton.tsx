import { SkeletonRows } from '../components/SkeletonRows.js';
import classes from './Shell.module.css';

export function PageSkeleton() {
  return (
    <div className={classes.pending}>
      <SkeletonRows rows={8} />
    </div>
  );
}
