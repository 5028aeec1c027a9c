'use client';
import { DocumentsStep } from '../../../../../features/documents/index.js';

export default function Page() {
  return <DocumentsStep />;
}
