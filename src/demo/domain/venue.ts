/** Illustrative rooms of the demonstration: names of gardens, gates and valleys around Marrakech. */
interface DemoRoom {
  name: string;
  capacity: number;
  zone: string;
  features: ('secure' | 'video' | 'interpretation-booth')[];
}

function series(
  name: string,
  zone: string,
  capacities: number[],
  features: DemoRoom['features'][] = [],
): DemoRoom[] {
  return capacities.map((capacity, index) => ({
    name: capacities.length === 1 ? name : `${name} ${index + 1}`,
    capacity,
    zone,
    features: features[index] ?? [],
  }));
}

/** 36 rooms in three zones of the venue. */
export const ROOMS: readonly DemoRoom[] = [
  ...series('Atlas', 'A', [12, 12, 10, 8, 8, 8], [['secure'], ['secure', 'video'], ['video']]),
  ...series('Toubkal', 'A', [24], [['interpretation-booth', 'video']]),
  ...series('Ourika', 'B', [16, 12, 10], [['interpretation-booth'], ['video']]),
  ...series('Agdal', 'B', [10, 10, 8, 8, 8], [['video']]),
  ...series('Menara', 'B', [8, 8, 8, 8]),
  ...series('Koutoubia', 'C', [20, 12, 10], [['interpretation-booth'], ['secure']]),
  ...series('Palmeraie', 'C', [10, 8, 8, 8, 8], [[], ['video']]),
  ...series('Majorelle', 'C', [14, 10, 8, 8], [['secure'], ['video']]),
  ...series('Bahia', 'B', [12, 10, 8], [['secure']]),
  ...series('Zitoun', 'A', [10, 8]),
];

/** Only the far ends of the venue are more than a slot's change of rooms apart. */
export const WALKING = [{ zoneA: 'A', zoneB: 'C', minutes: 10 }];

/** Four interpreters a pair, invented names. */
export const INTERPRETERS: readonly { name: string; pairs: string[] }[] = [
  { name: 'Hind Laraki', pairs: ['ar-fr', 'ar-en'] },
  { name: 'Reda Chraibi', pairs: ['ar-fr', 'ar-en'] },
  { name: 'Ghita Sefrioui', pairs: ['ar-fr'] },
  { name: 'Adil Berrada', pairs: ['ar-en'] },
  { name: 'Nora Kabbaj', pairs: ['ar-es', 'ar-fr'] },
  { name: 'Iker Salinas', pairs: ['ar-es', 'en-es'] },
  { name: 'Paloma Reyes', pairs: ['en-es'] },
  { name: 'Tomás Vidal', pairs: ['en-es', 'es-fr'] },
  { name: 'Lucie Marchand', pairs: ['en-fr'] },
  { name: 'Gaëlle Rivoire', pairs: ['en-fr', 'es-fr'] },
  { name: 'Owen Fairley', pairs: ['en-fr'] },
  { name: 'Marta Escudero', pairs: ['es-fr'] },
  { name: 'Dounia Alami', pairs: ['ar-en', 'en-fr'] },
  { name: 'Yassine Fassi', pairs: ['ar-fr', 'en-fr'] },
];
