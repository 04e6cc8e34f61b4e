import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import { ImportDto, ImportReportDto } from '../common/csv/import.dto.js';
import { ApiIfMatch, IfMatch } from '../common/http/if-match.js';
import { IdParam } from '../common/validation/id-param.js';
import { ClosureDto } from './dto/period.dto.js';
import {
  CreateClosureDto,
  CreateRoomDto,
  RoomDto,
  RoomListDto,
  UpdateRoomDto,
} from './dto/room.dto.js';
import { RoomService } from './room.service.js';

@ApiTags('venues')
@Controller('assemblies/:assemblyId/rooms')
export class RoomsController {
  constructor(private readonly rooms: RoomService) {}

  /** All rooms with their closures, by name. */
  @Get()
  @Access('signed-in')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<RoomListDto> {
    const rooms = await this.rooms.list(actor, assemblyId);
    return { items: rooms.map((room) => RoomDto.of(room)) };
  }

  @Post()
  @Access('organizer')
  async create(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: CreateRoomDto,
  ): Promise<RoomDto> {
    return RoomDto.of(await this.rooms.create(actor, assemblyId, body));
  }

  /** Previews or applies a CSV file; the name tells which room a row means. */
  @Post('import')
  @HttpCode(200)
  @Access('organizer')
  async import(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: ImportDto,
  ): Promise<ImportReportDto> {
    return this.rooms.import(actor, assemblyId, body);
  }

  /** Changes the fields given; `null` clears zone and hours. */
  @Patch(':roomId')
  @Access('organizer')
  @ApiIfMatch()
  async update(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('roomId') roomId: string,
    @IfMatch() version: number,
    @Body() body: UpdateRoomDto,
  ): Promise<RoomDto> {
    return RoomDto.of(await this.rooms.update(actor, assemblyId, roomId, version, body));
  }

  /** Deletes a room that no plan uses. */
  @Delete(':roomId')
  @HttpCode(204)
  @Access('organizer')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('roomId') roomId: string,
  ): Promise<void> {
    await this.rooms.remove(actor, assemblyId, roomId);
  }

  /** Closes the room for a time. */
  @Post(':roomId/closures')
  @Access('organizer')
  async close(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('roomId') roomId: string,
    @Body() body: CreateClosureDto,
  ): Promise<ClosureDto> {
    return ClosureDto.of(await this.rooms.close(actor, assemblyId, roomId, body));
  }

  @Delete(':roomId/closures/:closureId')
  @HttpCode(204)
  @Access('organizer')
  async reopen(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('roomId') roomId: string,
    @IdParam('closureId') closureId: string,
  ): Promise<void> {
    await this.rooms.reopen(actor, assemblyId, roomId, closureId);
  }
}
