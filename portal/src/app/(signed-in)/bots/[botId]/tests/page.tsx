'use client';
import { PinsStep } from '../../../../../features/pins/index.js';

export default function Page() {
  return <PinsStep />;
}
