import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { ApiIfMatch, etag, IfMatch } from '../../common/http/if-match.js';
import { IdParam } from '../../common/validation/id-param.js';
import { CardEditedDto, EditCardDto } from '../dto/autosave.dto.js';
import { DelegatePersonDto, RevealedDocumentDto } from '../dto/person.dto.js';
import { CardFields, CreatePersonDto, UpdatePersonDto } from '../dto/person-input.dto.js';
import { AutosaveService } from './autosave/autosave.service.js';
import { DelegationPeopleService } from './delegation-people.service.js';
import { DocumentService } from './document.service.js';
import { ReplacePersonService } from './replace-person.service.js';
import { PersonReader } from './person-reader.service.js';
import { PersonViews, type PersonView } from './person-views.service.js';

function answer(reply: FastifyReply, view: PersonView): DelegatePersonDto {
  void reply.header('etag', etag(view.person.version));
  return DelegatePersonDto.of(view);
}

@ApiTags('people')
@Controller('assemblies/:assemblyId/delegations/:delegationId/people')
export class PeopleController {
  constructor(
    private readonly people: DelegationPeopleService,
    private readonly reader: PersonReader,
    private readonly views: PersonViews,
    private readonly documents: DocumentService,
    private readonly autosave: AutosaveService,
    private readonly replacing: ReplacePersonService,
  ) {}

  /** Adds a person; the first one begins the preparation. */
  @Post()
  @Access('organizer', 'focal_point')
  async add(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() body: CreatePersonDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DelegatePersonDto> {
    const person = await this.people.add(actor, assemblyId, delegationId, body);
    return answer(reply, await this.views.ofOne(actor, assemblyId, person));
  }

  /** One person with its whole card; of the document's number only the mask. */
  @Get(':personId')
  @Access('organizer', 'reviewer', 'protocol', 'focal_point')
  async get(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DelegatePersonDto> {
    return answer(reply, await this.reader.get(actor, assemblyId, delegationId, personId));
  }

  /** Changes the fields given. */
  @Patch(':personId')
  @Access('organizer', 'focal_point')
  @ApiIfMatch()
  async change(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
    @IfMatch() version: number,
    @Body() body: UpdatePersonDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DelegatePersonDto> {
    const person = await this.people.edit(actor, assemblyId, delegationId, personId, version, body);
    return answer(reply, await this.views.ofOne(actor, assemblyId, person));
  }

  /**
   * Saves fields while they are typed: those that nobody else changed since, and answers the others with
   * both values. An error changes nothing.
   */
  @Patch(':personId/fields')
  @Access('organizer', 'focal_point')
  async save(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
    @Body() body: EditCardDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CardEditedDto> {
    const { person, clashes } = await this.autosave.save(
      actor,
      assemblyId,
      delegationId,
      personId,
      body,
    );
    return { person: answer(reply, await this.views.ofOne(actor, assemblyId, person)), clashes };
  }

  @Delete(':personId')
  @HttpCode(204)
  @Access('organizer', 'focal_point')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
  ): Promise<void> {
    await this.people.remove(actor, assemblyId, delegationId, personId);
  }

  /** Somebody else takes the place, the role and the seat as principal. */
  @Post(':personId/replace')
  @Access('organizer', 'focal_point')
  async replace(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
    @Body() body: CardFields,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DelegatePersonDto> {
    const person = await this.replacing.replace(actor, assemblyId, delegationId, personId, body);
    return answer(reply, await this.views.ofOne(actor, assemblyId, person));
  }

  /** The document's number in full. Every view is written into the history. */
  @Post(':personId/document/reveal')
  @HttpCode(200)
  @Access('organizer', 'reviewer', 'focal_point')
  async reveal(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
  ): Promise<RevealedDocumentDto> {
    return {
      documentNumber: await this.documents.reveal(actor, assemblyId, delegationId, personId),
    };
  }
}
