'use client';
import { Link } from 'lucide-react';
import { QuestionFields } from '../../components/inspector/question-fields.js';
import type { FormProps, KindParts } from '../kind-parts.js';

function UrlInputForm({ options, change }: FormProps<'urlInput'>) {
  return <QuestionFields options={options} change={change} />;
}

export const urlInput: KindParts<'urlInput'> = { icon: Link, Form: UrlInputForm };
