import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import { ImportDto, ImportReportDto } from '../common/csv/import.dto.js';
import { ApiIfMatch, IfMatch } from '../common/http/if-match.js';
import { IdParam } from '../common/validation/id-param.js';
import {
  CreateInterpreterDto,
  InterpreterDto,
  InterpreterListDto,
  UpdateInterpreterDto,
} from './dto/interpreter.dto.js';
import { AbsenceDto, CreateAbsenceDto } from './dto/period.dto.js';
import { InterpreterService } from './interpreter.service.js';

@ApiTags('venues')
@Controller('assemblies/:assemblyId/interpreters')
export class InterpretersController {
  constructor(private readonly interpreters: InterpreterService) {}

  /** All interpreters with their absences, by name. */
  @Get()
  @Access('organizer', 'protocol')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<InterpreterListDto> {
    const interpreters = await this.interpreters.list(actor, assemblyId);
    return { items: interpreters.map((interpreter) => InterpreterDto.of(interpreter)) };
  }

  @Post()
  @Access('organizer')
  async create(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: CreateInterpreterDto,
  ): Promise<InterpreterDto> {
    return InterpreterDto.of(await this.interpreters.create(actor, assemblyId, body));
  }

  /** Previews or applies a CSV file; the name tells which interpreter a row means. */
  @Post('import')
  @HttpCode(200)
  @Access('organizer')
  async import(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: ImportDto,
  ): Promise<ImportReportDto> {
    return this.interpreters.import(actor, assemblyId, body);
  }

  /** Changes the fields given. */
  @Patch(':interpreterId')
  @Access('organizer')
  @ApiIfMatch()
  async update(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('interpreterId') id: string,
    @IfMatch() version: number,
    @Body() body: UpdateInterpreterDto,
  ): Promise<InterpreterDto> {
    return InterpreterDto.of(await this.interpreters.update(actor, assemblyId, id, version, body));
  }

  /** Deletes an interpreter whom no plan needs. */
  @Delete(':interpreterId')
  @HttpCode(204)
  @Access('organizer')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('interpreterId') id: string,
  ): Promise<void> {
    await this.interpreters.remove(actor, assemblyId, id);
  }

  /** Takes the interpreter off duty for a time. */
  @Post(':interpreterId/absences')
  @Access('organizer')
  async addAbsence(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('interpreterId') id: string,
    @Body() body: CreateAbsenceDto,
  ): Promise<AbsenceDto> {
    return AbsenceDto.of(await this.interpreters.addAbsence(actor, assemblyId, id, body));
  }

  @Delete(':interpreterId/absences/:absenceId')
  @HttpCode(204)
  @Access('organizer')
  async removeAbsence(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('interpreterId') id: string,
    @IdParam('absenceId') absenceId: string,
  ): Promise<void> {
    await this.interpreters.removeAbsence(actor, assemblyId, id, absenceId);
  }
}
