import { StatusBadge } from '../../components/StatusBadge.js';
import type { StatusKind, StatusOf } from '../../theme/statuses.js';
import { ChoiceBar, type ChoiceBarProps } from './ChoiceBar.js';

export interface FilterBarProps<K extends StatusKind> extends Pick<
  ChoiceBarProps<StatusOf<K>>,
  'label' | 'all' | 'value' | 'onChange'
> {
  kind: K;
  options: readonly { state: StatusOf<K>; count?: number }[];
}

/** Filter by the states of one kind. */
export function FilterBar<K extends StatusKind>({ kind, options, ...props }: FilterBarProps<K>) {
  return (
    <ChoiceBar<StatusOf<K>>
      {...props}
      options={options.map(({ state, count }) => ({
        value: state,
        label: <StatusBadge kind={kind} state={state} />,
        count,
      }))}
    />
  );
}
