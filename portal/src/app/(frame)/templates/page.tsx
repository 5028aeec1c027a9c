'use client';
import { TemplateGallery } from '../../../features/bots/index.js';

export default function TemplatesPage() {
  return <TemplateGallery />;
}
