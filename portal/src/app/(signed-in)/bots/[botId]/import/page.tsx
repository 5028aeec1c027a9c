'use client';
import { ImportPage } from '../../../../../features/bots/index.js';

export default function Page() {
  return <ImportPage />;
}
