import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.js';
import type { OwnParty } from '../own-delegation/types.js';
import { counterparts, useName } from '../own-delegation/useParties.js';
import type { FitReason } from './fit.js';

/** A reason in words: "Your principal: Panel of heads". */
export function useReason(own: readonly OwnParty[]): (reason: FitReason) => string {
  const { t } = useTranslation('meetings');
  const { list } = useFormat();
  const name = useName();
  return (reason) => {
    switch (reason.kind) {
      case 'everyone':
      case 'principal':
      case 'seat':
        return t(`fit.${reason.kind}`, { title: name(reason.titles) });
      case 'absent':
      case 'principalAbsent':
        return reason.note
          ? t(`fit.${reason.kind}Note`, { note: reason.note })
          : t(`fit.${reason.kind}`);
      case 'meeting':
        return t('fit.meeting', {
          party: list(counterparts(reason.meeting, own).map(({ names }) => name(names))),
        });
      case 'full':
        return t('fit.full', { count: reason.count });
    }
  };
}
