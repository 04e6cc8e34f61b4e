import { AppError, type FieldProblem } from '../../common/errors/app-error.js';
import type { Translated } from '../../common/text/languages.js';
import type { Region } from '../../reference/domain/regions.js';
import type { ReferenceService } from '../../reference/reference.service.js';

/** A member state or an organisation that can send a delegation. */
export interface Sender {
  memberIso2: string | null;
  organisationCode: string | null;
  /** Code of its party: iso3 of a member, code of an organisation. */
  partyCode: string;
  names: Translated;
  /** Sub-bureaus that sit in its delegation and meet by themselves. */
  subBureaus: { code: string; names: Translated }[];
}

/** Whom to invite: a region, all members, or members (two or three letters) and organisations by code. */
export interface SenderSelection {
  memberIso2s?: string[];
  region?: Region;
  all?: true;
  organisationCodes?: string[];
}

/** How a sender is named in answers: iso2 of a member, code of an organisation. */
export function senderCode({
  memberIso2,
  organisationCode,
}: {
  memberIso2: string | null;
  organisationCode: string | null;
}): string {
  return memberIso2 ?? organisationCode ?? '';
}

/** Tells senders apart: AU is both Australia and the African Union. */
export function senderKey(sender: {
  memberIso2: string | null;
  organisationCode: string | null;
}): string {
  return sender.memberIso2 ?? `organisation ${sender.organisationCode}`;
}

/** The senders selected, each once. Throws `validation_failed` and `member_unknown` with the fields. */
export async function selectSenders(
  reference: ReferenceService,
  selection: SenderSelection,
): Promise<Sender[]> {
  const { memberIso2s, region, all, organisationCodes } = selection;
  const given = [memberIso2s ?? organisationCodes, region, all].filter(
    (part) => part !== undefined,
  );
  if (given.length !== 1) {
    throw new AppError('validation_failed', { fields: [{ path: 'all', code: 'one_selection' }] });
  }
  const wrong: FieldProblem[] = [];
  const codes = memberIso2s ?? [];
  const organisations = await organisationSenders(reference, organisationCodes ?? [], wrong);
  const members =
    codes.length > 0
      ? await Promise.all(codes.map((code) => reference.findMember(code)))
      : region || all
        ? await reference.members(region ? { region } : {})
        : [];
  members.forEach((member, index) => {
    if (!member) wrong.push({ path: `memberIso2s[${index}]`, code: 'member_unknown' });
  });
  if (wrong.length > 0) {
    const unknown = codes.find((_, index) => !members[index]);
    if (unknown === undefined) throw new AppError('validation_failed', { fields: wrong });
    throw new AppError('member_unknown', { params: { code: unknown }, fields: wrong });
  }
  const subBureaus = await reference.subBureaus();
  const senders = members.flatMap((member): Sender[] =>
    member
      ? [
          {
            memberIso2: member.iso2,
            organisationCode: null,
            partyCode: member.iso3,
            names: member.names,
            subBureaus: subBureaus
              .filter(({ parentIso2 }) => parentIso2 === member.iso2)
              .map(({ iso2, names }) => ({ code: iso2, names })),
          },
        ]
      : [],
  );
  return [
    ...new Map([...senders, ...organisations].map((sender) => [sender.partyCode, sender])).values(),
  ];
}

async function organisationSenders(
  reference: ReferenceService,
  codes: readonly string[],
  wrong: FieldProblem[],
): Promise<Sender[]> {
  const senders: Sender[] = [];
  for (const [index, code] of codes.entries()) {
    const found = await reference.findOrganisation(code);
    if (found) {
      senders.push({
        memberIso2: null,
        organisationCode: found.code,
        partyCode: found.code,
        names: found.names,
        subBureaus: [],
      });
    } else {
      wrong.push({ path: `organisationCodes[${index}]`, code: 'organisation_unknown' });
    }
  }
  return senders;
}
