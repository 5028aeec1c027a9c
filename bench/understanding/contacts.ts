import type { Case } from './case.ts';

/** Phone numbers of 26 countries, in E.164. */
export const phoneCases: readonly Case[] = placedLines(`
MX | +52 1 55 1234 5678 | +525512345678
MX | 044 55 1234 5678 | +525512345678
MX | 045 55 1234 5678 | +525512345678
MX | 01 55 1234 5678 | +525512345678
MX | 521 55 1234 5678 | +525512345678
MX | 52 55 1234 5678 | +525512345678
MX | 55 1234 5678 | +525512345678
MX | 5512345678 | +525512345678
MX | mi número es 55-1234-5678 | +525512345678
MX | (55) 1234-5678 | +525512345678
MX | 55.1234.5678 | +525512345678
MX | ５５１２３４５６７８ | +525512345678
MX | 55 1234 5678 ext 12 | +525512345678
MX | 0052 55 1234 5678 | +525512345678
MX | +34 612 34 56 78 | +34612345678
MX | es el 33 1234 5678 gracias | +523312345678
MX | 12345 | ?
MX | 1234 5678 | ?
MX | no tengo | ?
MX | 55 1234 5678 o 55 8765 4321 | ?
MX | 55 1234 567 | ?
MX | +52 55 1234 567 | ?
AR | 11 2345-6789 | +541123456789
AR | 011 15 2345-6789 | +5491123456789
AR | +54 9 11 2345 6789 | +5491123456789
AR | 54 9 11 2345 6789 | +5491123456789
AR | 0351 15 234 5678 | +5493512345678
AR | 11 15 2345 6789 | +5491123456789
AR | 9 11 2345 6789 | +5491123456789
CL | 09 1234 5678 | +56912345678
CL | 9 1234 5678 | +56912345678
CL | +56 9 1234 5678 | +56912345678
CL | 56912345678 | +56912345678
CL | 2 2345 6789 | +56223456789
CO | 300 123 4567 | +573001234567
CO | +57 300 123 4567 | +573001234567
CO | 573001234567 | +573001234567
PE | 987 654 321 | +51987654321
PE | +51 987 654 321 | +51987654321
ES | 612 34 56 78 | +34612345678
ES | 0034 612345678 | +34612345678
BR | 11 98765-4321 | +5511987654321
BR | (11) 3876-5432 | +551138765432
BR | 11 8765-4321 | ?
US | (212) 555-2368 | +12125552368
US | 1-212-555-2368 | +12125552368
US | 212.555.2368 | +12125552368
US | +1 212 555 2368 x55 | +12125552368
GB | 07400 123456 | +447400123456
FR | 06 12 34 56 78 | +33612345678
DE | 0151 23456789 | +4915123456789
IT | 312 345 6789 | +393123456789
UY | 094 231 234 | +59894231234
PY | 0961 456789 | +595961456789
BO | 71234567 | +59171234567
EC | 099 123 4567 | +593991234567
VE | 0412-1234567 | +584121234567
CR | 8312 3456 | +50683123456
GT | 5123 4567 | +50251234567
SV | 7012 3456 | +50370123456
HN | 9123-4567 | +50491234567
NI | 8123 4567 | +50581234567
PA | 6123-4567 | +50761234567
DO | 809-234-5678 | +18092345678
PT | 912 345 678 | +351912345678
CA | 506-234-5678 | +15062345678
MX | +52 (55) 1234-5678 | +525512345678
MX | tel: 5512345678 | +525512345678
MX | whatsapp 55 1234 5678 | +525512345678
MX | 5 5 1 2 3 4 5 6 7 8 | +525512345678
MX | 55-12-34-56-78 | +525512345678
MX | el 5512345678 o el 5512345678 | +525512345678
MX | 5512345678 extensión 204 | +525512345678
MX | 5512345678 int. 3 | +525512345678
MX | +1 212 555 2368 | +12125552368
MX | no es 5512345678 | ?
MX | 55123456789 | ?
MX | mi edad es 25 | ?
AR | 15 2345 6789 | ?
AR | +54 11 15 2345 6789 | +5491123456789
AR | 341 555 1234 | +543415551234
CL | (2) 2345 6789 | +56223456789
CL | +569 8765 4321 | +56987654321
CL | 98765432 | ?
CO | 03 300 123 4567 | +573001234567
CO | (601) 234 5678 | +576012345678
PE | 01 234 5678 | +5112345678
ES | 912 345 678 | +34912345678
ES | 34 612 345 678 | +34612345678
US | 2125552368 | +12125552368
US | call me at 212-555-2368 ext. 4 | +12125552368
US | 12125552368 | +12125552368
BR | +55 (11) 98765-4321 | +5511987654321
BR | 011 98765-4321 | +5511987654321
`);

/** E-mail addresses. */
export const emailCases: readonly Case[] = placedLines(`
MX es | Ana@Ejemplo.MX | ana@ejemplo.mx
MX es | mi correo es ana.luz+cita@ejemplo.com.mx. | ana.luz+cita@ejemplo.com.mx
MX es | <ana@ejemplo.mx> | ana@ejemplo.mx
MX es | ana@ejemplo | ?
MX es | ana @ejemplo.mx | ?
MX es | ana@@ejemplo.mx | ?
MX es | a@x.mx b@x.mx | ?
MX es | ana..luz@ejemplo.mx | ?
MX es | o'hara@x.com | o'hara@x.com
MX es | o’hara@x.com | o'hara@x.com
MX es | correo=ana@gmail.com | ana@gmail.com
MX es | correo: ana@gmail.com | ana@gmail.com
MX es | email:ana@gmail.com | ana@gmail.com
MX es | mailto:ana@gmail.com | ana@gmail.com
MX es | \\u202aana@gmail.com\\u202c | ana@gmail.com
MX es | ana@\\u200bgmail.com | ana@gmail.com
MX es | info@ñandú.cl | info@ñandú.cl
MX es | info@n\\u0303andu\\u0301.cl | info@ñandú.cl
MX es | ana @gmail.com | ?
MX es | ana@gmail. com | ?
MX es | ana@gmail,com | ?
MX es | ana@gmailcom | ?
MX es | ana@gmail | ?
MX es | ana arroba gmail punto com | ana@gmail.com
MX es | ana punto luz arroba hotmail punto com | ana.luz@hotmail.com
MX es | ana guion bajo luz arroba gmail punto com | ana_luz@gmail.com
MX es | ana (at) gmail (dot) com | ana@gmail.com
MX es | ana@gmial.com | ?
MX es | ana@gmal.com | ?
MX es | ana@gmail.con | ?
MX es | ana@gmail.co | ?
MX es | ana@hotmial.com | ?
MX es | ana@hotmal.com | ?
MX es | ana@hotmail.con | ?
MX es | ana@outlok.com | ?
MX es | ana@yaho.com | ?
MX es | ana@yahoo.com.mx | ana@yahoo.com.mx
MX es | ana@hotmail.es | ana@hotmail.es
MX es | ana@outlook.cl | ana@outlook.cl
MX es | ana@mail.com | ana@mail.com
MX es | ana@ymail.com | ana@ymail.com
MX es | ana@live.com.mx | ana@live.com.mx
MX es | ana@icloud.com, gracias | ana@icloud.com
MX es | (ana@icloud.com) | ana@icloud.com
MX es | "ana@icloud.com" | ana@icloud.com
MX es | 'ana@icloud.com' | ana@icloud.com
MX es | ana@icloud.com! | ana@icloud.com
MX es | ANA@GMAIL.COM | ana@gmail.com
MX es | ana_luz-99@sub.dominio.com.ar | ana_luz-99@sub.dominio.com.ar
MX es | ana@x.com, perdón, ana@y.com | ana@y.com
MX es | ana@x.com o ana@y.com | ?
MX es | ana@x.com ana@x.com | ana@x.com
MX es | no tengo correo | ?
MX es | no tengo | ?
MX es | ya no uso ana@x.com | ?
MX es | ¿para qué? | ?
MX es | https://x.com | ?
MX es | @ana | ?
MX es | ana@.com | ?
MX es | my email is ana@company.io | ana@company.io
MX es | ana at gmail dot com | ana@gmail.com
MX es | ana.luz@gmail.com gracias | ana.luz@gmail.com
MX es | es ana@gmail.com | ana@gmail.com
MX es | Ana Luz <ana@gmail.com> | ana@gmail.com
MX es | ana+citas@gmail.com | ana+citas@gmail.com
MX es | ana@gmail.com.mx | ?
MX es | ana@gmaill.com | ?
MX es | ana@gmil.com | ?
MX es | ana@gamil.com | ?
MX es | ana@hotmail.co | ?
MX es | ana@outlook.con | ?
MX es | ana@icloud.con | ?
MX es | ana@yahoo.es | ana@yahoo.es
MX es | ana@hotmail.com.ar | ana@hotmail.com.ar
MX es | ana@empresa.co | ana@empresa.co
MX es | ana@empresa.com.co | ana@empresa.com.co
MX es | ana@hotel.com | ana@hotel.com
MX es | ana@mi-empresa.mx | ana@mi-empresa.mx
MX es | ana_@x.com | ana_@x.com
MX es | ana arroba empresa punto mx | ana@empresa.mx
MX es | ana luz arroba gmail punto com | ?
MX es | mi correo es ana arroba gmail.com | ana@gmail.com
MX es | anagmail.com | ?
MX es | ana#gmail.com | ?
MX es | lo mismo | ?
MX es | ANA.LUZ@EMPRESA.COM.MX; | ana.luz@empresa.com.mx
MX es | "ana"@x.com | ?
MX es | mail: ana@x.org | ana@x.org
`);

/** Names of persons. */
export const nameCases: readonly Case[] = placedLines(`
MX es | soy Ana | Ana
MX es | me llamo Ana Ruiz | Ana Ruiz
MX es | Ana por favor | Ana
MX es | Ana | Ana
MX es | Mi nombre es José Luis | José Luis
MX es | hola, soy Ana | Ana
MX es | Hola me llamo Ana, mucho gusto | Ana
MX es | Gracia | Gracia
MX es | Ana, gracias | Ana
MX es | María de los Ángeles Pérez | María de los Ángeles Pérez
MX es | a nombre de Luis Pérez | Luis Pérez
MX es | my name is John | John
MX es | I'm John Smith | John Smith
MX es | this is Mary | Mary
MX es | John please | John
MX es | soy la señora Pérez | señora Pérez
MX es | ¿cuánto cuesta el tinte? | ?
MX es | cuanto cuesta el tinte | ?
MX es | hola | ?
MX es | buenas tardes | ?
MX es | 5512345678 | ?
MX es | ana@x.com | ?
MX es | no quiero | ?
MX es | para qué | ?
MX es | O'Hara | O'Hara
MX es | Ana. | Ana
MX es | Nombre: Ana | Ana
MX es | Dolores | Dolores
MX es | Sí, soy Ana | Ana
MX es | Domingo | Domingo
MX es | Socorro | Socorro
MX es | Buenas, me llamo Carlos | Carlos
MX es | Carlos Pérez a sus órdenes | Carlos Pérez
MX es | yo soy Carlos | Carlos
MX es | Carlos, y tú? | ?
MX es | ¿y el tuyo? | ?
MX es | soy el doctor Ruiz | doctor Ruiz
MX es | es Carlos | Carlos
MX es | Claro, Carlos Ruiz | Carlos Ruiz
MX es | Sr. Ruiz | Sr. Ruiz
MX es | mi nombre es carlos y mi apellido ruiz | carlos ruiz
MX es | puedes llamarme Charly | Charly
MX es | Me dicen Charly | Charly
MX es | it's Mary | Mary
MX es | Mary Jane | Mary Jane
MX es | hi, I am Mary | Mary
MX es | you can call me Mary | Mary
MX es | call me Mary | Mary
MX es | quiero hacer una cita | ?
MX es | quiero una cita | ?
MX es | no | ?
MX es | ninguno | ?
MX es | Ana 😀 | Ana
`);

/** Postal addresses. */
export const addressCases: readonly Case[] = placedLines(`
MX es | Av. Reforma 10\\nCol. Centro | Av. Reforma 10, Col. Centro
MX es | vivo en Calle 5 #23, portón verde | Calle 5 #23, portón verde
MX es | Mi dirección es Insurgentes Sur 1234, por favor | Insurgentes Sur 1234
MX es | calle 10 no 5-20, apto 301 | calle 10 no 5-20, apto 301
MX es | my address is 12 Main St | 12 Main St
MX es | ¿dónde? | ?
MX es | 123 | ?
`);

function placedLines(lines: string): Case[] {
  return lines
    .split('\n')
    .filter((line) => line.includes(' | '))
    .map((line) => {
      const [place = '', answer = '', wanted = ''] = line.split(' | ');
      return { place, answer: unescaped(answer), wanted };
    });
}

/** `\\n` and `\\u200b` stand for the characters. */
function unescaped(text: string): string {
  return text
    .replaceAll('\\n', '\n')
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
