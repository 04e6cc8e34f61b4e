import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { CredentialsEditService } from '../../delegations/credentials/credentials-edit.service.js';
import { CredentialsTransitionsService } from '../../delegations/credentials/credentials-transitions.service.js';
import { requireRecord } from '../../delegations/credentials/credentials-record.js';
import type { Delegation } from '../../delegations/delegation.entity.js';
import { DelegationService } from '../../delegations/delegation.service.js';
import { senderKey } from '../../delegations/invitations/senders.js';
import { VotingSuspensionService } from '../../delegations/voting/voting-suspension.service.js';
import { FileService } from '../../files/file.service.js';
import { Transactor } from '../../outbox/transactor.js';
import { ReferenceService } from '../../reference/reference.service.js';
import { inParallel, type DemoContext } from '../demo-context.js';
import { letterPdf } from '../domain/letter-pdf.js';
import { outcomeOf, powersOf, SUSPENDED, type Outcome } from '../domain/letters.js';
import { Random } from '../domain/random.js';

/** Apart from that of the other steps, so that letters change nothing else. */
const SEED = 5293;
const AT_ONCE = 4;
const FIRST_LETTERS = new Date('2025-10-01T08:00:00Z');
const LAST_LETTERS = new Date('2025-11-10T16:00:00Z');
const ARREARS = 'Contributions of 2023 and 2024 are not paid.';
const SIGNED_ON = '2025-09-22';

/** The letters of credentials of those who come, and what the reviewers made of them. */
@Injectable()
export class CredentialsStep {
  constructor(
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly reference: ReferenceService,
    private readonly files: FileService,
    private readonly editing: CredentialsEditService,
    private readonly transitions: CredentialsTransitionsService,
    private readonly suspensions: VotingSuspensionService,
  ) {}

  async run(demo: DemoContext): Promise<void> {
    const random = new Random(SEED);
    const found = await this.delegations.ofAssembly(demo.assemblyId);
    const planned = found
      .sort((a, b) => (senderKey(a) < senderKey(b) ? -1 : 1))
      .map((delegation) => ({ delegation, outcome: outcomeOf(delegation, random) }))
      .filter(({ outcome }) => outcome !== 'missing');
    const names = await this.names();
    let done = 0;
    await inParallel(planned, AT_ONCE, async ({ delegation, outcome }, index) => {
      demo.clock.between(FIRST_LETTERS, LAST_LETTERS, index / planned.length);
      const key = senderKey(delegation);
      const focalPoint = demo.focalPoints.get(key);
      if (!focalPoint) return;
      await this.handIn(focalPoint, delegation, outcome, names.get(key) ?? key);
      if (outcome !== 'received') await this.decide(demo.reviewer, delegation, outcome);
      done += 1;
      demo.progress('Reading credentials', done, planned.length);
    });
    for (const iso2 of SUSPENDED) {
      await this.suspensions.suspend(demo.organizer, demo.assemblyId, iso2, ARREARS);
    }
  }

  /** Letter, signatory and powers in one change, handed in at once. */
  private async handIn(
    focalPoint: Actor,
    delegation: Delegation,
    outcome: Outcome,
    name: string,
  ): Promise<void> {
    const isMember = delegation.memberIso2 !== null;
    const powers = powersOf(isMember, outcome);
    const letter = letterPdf({
      heading: `Letter of credentials: ${name}`,
      lines: [
        'To the Secretary General, for the 93rd INTERPOL General Assembly,',
        'Marrakech, 24 to 27 November 2025.',
        '',
        'The delegation named in our registration has the powers to:',
        ...powers.map((power) => `   - ${power.replace('_', ' ')}`),
      ],
    });
    const upload = { stream: Readable.from([letter]), length: letter.length };
    await this.files.receive(upload, 'credential_letter', (file) =>
      this.transactor.run(focalPoint, async (tx) => {
        const { assemblyId, id } = delegation;
        const locked = await this.delegations.lock(tx.manager, assemblyId, id);
        const record = await requireRecord(tx, locked);
        await this.editing.attach(tx, locked, record, file);
        await this.editing.apply(tx, locked, record, {
          signatoryName: focalPoint.name,
          signatoryCapacity: isMember ? 'minister_of_interior' : 'head_of_organisation',
          signedOn: SIGNED_ON,
          powers,
        });
        await this.transitions.apply(tx, locked, record, 'submit');
      }),
    );
  }

  private async decide(
    reviewer: Actor,
    { id, assemblyId, memberIso2 }: Delegation,
    outcome: Outcome,
  ): Promise<void> {
    if (outcome === 'rejected') {
      const reason = 'The stamp of the ministry is missing.';
      const decision = { rejection: 'not_signed', reason } as const;
      await this.transitions.take(reviewer, assemblyId, id, 'reject', decision);
      return;
    }
    const granted = powersOf(memberIso2 !== null, outcome);
    await this.transitions.take(reviewer, assemblyId, id, 'verify', { granted });
  }

  private async names(): Promise<Map<string, string>> {
    const members = await this.reference.members();
    const organisations = await this.reference.organisations();
    return new Map([
      ...members.map(({ iso2, names }) => [iso2, names.en] as const),
      ...organisations.map(
        ({ code, names }) =>
          [senderKey({ memberIso2: null, organisationCode: code }), names.en] as const,
      ),
    ]);
  }
}
