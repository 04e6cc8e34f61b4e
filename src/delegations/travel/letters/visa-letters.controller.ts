import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../auth/access.decorator.js';
import { CurrentActor } from '../../../auth/current-actor.decorator.js';
import type { Actor } from '../../../common/actor.js';
import { sendFile } from '../../../common/http/send-file.js';
import { IdParam } from '../../../common/validation/id-param.js';
import { VisaLetterCountsDto, VisaLetterListDto, VisaLetterQuery } from '../dto/visa-letter.dto.js';
import { LetterPrinter } from './render/letter-printer.js';
import { VisaLettersService } from './visa-letters.service.js';

@ApiTags('travel')
@Controller('assemblies/:assemblyId')
export class VisaLettersController {
  constructor(
    private readonly letters: VisaLettersService,
    private readonly printer: LetterPrinter,
  ) {}

  /** How many people can fetch their letter, and how many did. */
  @Get('visa-letters/summary')
  @Access('organizer', 'protocol')
  async counts(@IdParam('assemblyId') assemblyId: string): Promise<VisaLetterCountsDto> {
    return this.letters.counts(assemblyId);
  }

  /** The letters of a delegation and how far each is. */
  @Get('delegations/:delegationId/visa-letters')
  @Access('organizer', 'protocol', 'focal_point')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
  ): Promise<VisaLetterListDto> {
    return { items: await this.letters.list(actor, assemblyId, delegationId) };
  }

  /** A letter as PDF in two languages. It names the document number: the audit says who fetched it. */
  @Get('delegations/:delegationId/visa-letters/file')
  @Access('organizer', 'focal_point')
  @ApiProduces('application/pdf')
  async file(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Query() query: VisaLetterQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const letter = await this.letters.fetch(actor, assemblyId, delegationId, {
      personId: query.personId ?? null,
      languages: [...new Set([query.language, query.with])],
    });
    sendFile(reply, {
      body: await this.printer.print(letter),
      mediaType: 'application/pdf',
      fileName: `${letter.reference}.pdf`,
    });
  }
}
