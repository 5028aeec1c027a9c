import type { Industry } from '../template.js';
import { both } from '../voice.js';

/** The industries. Ids never change: other subgraphs store them. */
export const industries = {
  restaurant: {
    id: '7e271a00-0000-4000-8000-000000000001',
    slug: 'restaurant',
    name: both('Restaurante', 'Restaurant'),
    icon: 'utensils',
  },
  clinic: {
    id: '7e271a00-0000-4000-8000-000000000002',
    slug: 'clinic',
    name: both('Consultorio', 'Clinic'),
    icon: 'stethoscope',
  },
  salon: {
    id: '7e271a00-0000-4000-8000-000000000003',
    slug: 'salon',
    name: both('Salón de belleza', 'Beauty salon'),
    icon: 'scissors',
  },
  shop: {
    id: '7e271a00-0000-4000-8000-000000000004',
    slug: 'shop',
    name: both('Tienda', 'Shop'),
    icon: 'shopping-bag',
  },
  realEstate: {
    id: '7e271a00-0000-4000-8000-000000000005',
    slug: 'realEstate',
    name: both('Inmobiliaria', 'Real estate'),
    icon: 'house',
  },
  school: {
    id: '7e271a00-0000-4000-8000-000000000006',
    slug: 'school',
    name: both('Escuela', 'School'),
    icon: 'graduation-cap',
  },
  workshop: {
    id: '7e271a00-0000-4000-8000-000000000007',
    slug: 'workshop',
    name: both('Taller mecánico', 'Car workshop'),
    icon: 'wrench',
  },
  gym: {
    id: '7e271a00-0000-4000-8000-000000000008',
    slug: 'gym',
    name: both('Gimnasio', 'Gym'),
    icon: 'dumbbell',
  },
} as const satisfies Record<string, Industry>;
