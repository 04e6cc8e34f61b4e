import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import type { IconName } from '../../components/icons.js';
import type { Room } from '../office/queries.js';
import classes from './rooms.module.css';

export type RoomFeature = Room['features'][number];

export const featureIcons: Record<RoomFeature, IconName> = {
  secure: 'security',
  video: 'video',
  'interpretation-booth': 'microphone',
};

export const roomFeatures = Object.keys(featureIcons) as RoomFeature[];

/** What a room offers: icon and word of each. */
export function Features({ features }: { features: readonly RoomFeature[] }) {
  const { t } = useTranslation('rooms');
  return (
    <span className={classes.features}>
      {features.map((feature) => (
        <span key={feature}>
          <Icon name={featureIcons[feature]} size={14} />
          {t(`feature.${feature}`)}
        </span>
      ))}
    </span>
  );
}
