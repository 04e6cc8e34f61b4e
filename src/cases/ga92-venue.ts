import type { NewRoom } from '../venues/dto/room.dto.js';
import type { WalkingTimeDto } from '../venues/dto/walking-time.dto.js';

/**
 * Rooms for the meetings of GA92. The report names the meetings, not their rooms: all of these are
 * examples, and marked so.
 */
export const GA92_ROOMS: readonly NewRoom[] = [
  { name: 'Clyde 1', capacity: 20, zone: 'Clyde', features: ['interpretation-booth', 'secure'] },
  { name: 'Clyde 2', capacity: 14, zone: 'Clyde', features: ['interpretation-booth'] },
  { name: 'Clyde 3', capacity: 10, zone: 'Clyde', features: ['video'] },
  { name: 'Kelvin 1', capacity: 14, zone: 'Kelvin', features: ['secure', 'video'] },
  { name: 'Kelvin 2', capacity: 10, zone: 'Kelvin', features: [] },
  { name: 'Kelvin 3', capacity: 8, zone: 'Kelvin', features: [] },
].map((room) => ({ ...room, illustrative: true }) as NewRoom);

export const GA92_WALKING_TIMES: readonly WalkingTimeDto[] = [
  { zoneA: 'Clyde', zoneB: 'Kelvin', minutes: 10 },
];
