import { useTranslation } from 'react-i18next';
import { PartyName } from '../../components/PartyName.js';
import { CredentialsReview } from '../credentials/CredentialsReview.js';
import { useWords } from '../office/useOffice.js';
import type { ReviewItemProps } from './queries.js';
import classes from './ReviewPage.module.css';

/** A letter of credentials beside the powers that it is said to grant. */
export function CredentialsItem({ assemblyId, item, mayDecide, onDone }: ReviewItemProps) {
  const { t } = useTranslation('review');
  const name = useWords();
  const party = name(item.names);
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.name}>
          <PartyName iso2={item.memberIso2} code={item.code} name={party} />
        </h2>
      </header>
      <section aria-label={t('kind.credentials')}>
        <CredentialsReview
          assemblyId={assemblyId}
          delegationId={item.delegationId}
          name={party}
          readOnly={!mayDecide}
          onDecided={onDone}
        />
      </section>
    </>
  );
}
