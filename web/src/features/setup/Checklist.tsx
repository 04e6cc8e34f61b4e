import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { NavLink } from '../../components/NavLink.js';
import { Section } from '../../components/Section.js';
import { useFormat } from '../../i18n/useFormat.js';
import {
  contactsQuery,
  interpretersQuery,
  membersQuery,
  roomsQuery,
  usersQuery,
} from '../office/queries.js';
import { deadlineSteps } from '../own-delegation/deadline-steps.js';
import { programmeQuery } from '../own-delegation/queries.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import classes from './setup.module.css';

interface Step {
  key: 'deadlines' | 'users' | 'rooms' | 'interpreters' | 'programme' | 'contacts';
  to: string;
  /** What is there; undefined while loading. */
  have: number | undefined;
  /** How many make it complete. */
  need: number;
}

/** What an Assembly needs before delegations are invited, and how far it is. */
export function Checklist({ assembly }: { assembly: AssemblyInfo }) {
  const { t } = useTranslation('setup');
  const { number } = useFormat();
  const users = useQuery(usersQuery(assembly.id)).data;
  const rooms = useQuery(roomsQuery(assembly.id)).data;
  const interpreters = useQuery(interpretersQuery(assembly.id)).data;
  const programme = useQuery(programmeQuery(assembly.id)).data;
  const contacts = useQuery(contactsQuery(assembly.id)).data;
  const members = useQuery(membersQuery).data;
  const reached = new Set(contacts?.flatMap(({ memberIso2 }) => memberIso2 ?? [])).size;
  const steps: Step[] = [
    {
      key: 'deadlines',
      to: '/settings',
      have: assembly.deadlines.length,
      need: deadlineSteps.length,
    },
    // Somebody besides the one who set it up.
    {
      key: 'users',
      to: '/admin/users',
      have: users && users.items.length + users.invited.length,
      need: 2,
    },
    { key: 'rooms', to: '/rooms', have: rooms?.length, need: 1 },
    { key: 'interpreters', to: '/rooms/interpreters', have: interpreters?.length, need: 1 },
    { key: 'programme', to: '/programme', have: programme?.length, need: 1 },
    {
      key: 'contacts',
      to: '/contacts',
      have: contacts && reached,
      need: members?.length ?? Infinity,
    },
  ];
  const left = steps.filter(({ have, need }) => have !== undefined && have < need).length;
  return (
    <Section
      title={t('todo.title')}
      note={left === 0 ? t('todo.complete') : t('todo.left', { count: left })}
    >
      <ul className={classes.todo}>
        {steps.map(({ key, to, have, need }) => {
          const done = have !== undefined && have >= need;
          return (
            <li key={key} data-done={done || undefined}>
              <Icon name={done ? 'checkmark--filled' : 'subtract--alt'} />
              <NavLink to={to}>{t(`todo.${key}`)}</NavLink>
              <span className={classes.fact} data-done={done || undefined}>
                {have !== undefined &&
                  (have === 0
                    ? t('todo.nothing')
                    : key === 'contacts' && !done && members
                      ? t('todo.of', { have: number(have), need: number(need) })
                      : number(have))}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
