import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../../auth/access.decorator.js';
import { CurrentActor } from '../../../auth/current-actor.decorator.js';
import type { Actor } from '../../../common/actor.js';
import { ApiIfMatch, IfMatch } from '../../../common/http/if-match.js';
import { IdParam } from '../../../common/validation/id-param.js';
import { CreateHotelDto, HotelDto, HotelListDto, UpdateHotelDto } from '../dto/hotel.dto.js';
import { HotelService } from './hotel.service.js';

@ApiTags('travel')
@Controller('assemblies/:assemblyId/hotels')
export class HotelsController {
  constructor(private readonly hotels: HotelService) {}

  /** All hotels, by name. */
  @Get()
  @Access('organizer', 'protocol', 'focal_point')
  async list(@IdParam('assemblyId') assemblyId: string): Promise<HotelListDto> {
    const hotels = await this.hotels.list(assemblyId);
    return { items: hotels.map((hotel) => HotelDto.of(hotel)) };
  }

  @Post()
  @Access('organizer', 'protocol')
  async create(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: CreateHotelDto,
  ): Promise<HotelDto> {
    return HotelDto.of(await this.hotels.create(actor, assemblyId, body));
  }

  /** Changes the fields given. */
  @Patch(':hotelId')
  @Access('organizer', 'protocol')
  @ApiIfMatch()
  async change(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('hotelId') hotelId: string,
    @IfMatch() version: number,
    @Body() body: UpdateHotelDto,
  ): Promise<HotelDto> {
    return HotelDto.of(await this.hotels.change(actor, assemblyId, hotelId, version, body));
  }

  /** Deletes a hotel in which nobody stays. */
  @Delete(':hotelId')
  @HttpCode(204)
  @Access('organizer', 'protocol')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('hotelId') hotelId: string,
  ): Promise<void> {
    await this.hotels.remove(actor, assemblyId, hotelId);
  }
}
