import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { ImportDto, ImportReportDto } from '../../common/csv/import.dto.js';
import { ApiIfMatch, etag, IfMatch } from '../../common/http/if-match.js';
import { IdParam } from '../../common/validation/id-param.js';
import {
  ContactDto,
  ContactListDto,
  CreateContactDto,
  UpdateContactDto,
} from '../dto/contact.dto.js';
import type { Contact } from './contact.entity.js';
import { ContactService } from './contact.service.js';

function answer(reply: FastifyReply, contact: Contact): ContactDto {
  void reply.header('etag', etag(contact.version));
  return ContactDto.of(contact);
}

@ApiTags('contacts')
@Controller('assemblies/:assemblyId/contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactService) {}

  /** Whom to write to at each bureau and organisation. */
  @Get()
  @Access('organizer')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<ContactListDto> {
    const contacts = await this.contacts.list(actor, assemblyId);
    return { items: contacts.map((contact) => ContactDto.of(contact)) };
  }

  @Post()
  @Access('organizer')
  async create(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: CreateContactDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactDto> {
    return answer(reply, await this.contacts.create(actor, assemblyId, body));
  }

  /** Shows what a CSV file would change, or applies it. */
  @Post('import')
  @HttpCode(200)
  @Access('organizer')
  async import(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: ImportDto,
  ): Promise<ImportReportDto> {
    return this.contacts.import(actor, assemblyId, body);
  }

  @Patch(':contactId')
  @Access('organizer')
  @ApiIfMatch()
  async change(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('contactId') contactId: string,
    @IfMatch() version: number,
    @Body() body: UpdateContactDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactDto> {
    return answer(reply, await this.contacts.change(actor, assemblyId, contactId, version, body));
  }

  @Delete(':contactId')
  @HttpCode(204)
  @Access('organizer')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('contactId') contactId: string,
  ): Promise<void> {
    await this.contacts.remove(actor, assemblyId, contactId);
  }
}
