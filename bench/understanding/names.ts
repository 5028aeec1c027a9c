import { casesOf, type Case } from './case.ts';

/** Names of persons; `?` is no name. */
export const nameCases: readonly Case[] = [
  ...casesOf(
    'MX es',
    `
Simón | Simón
soy Simón Vega | Simón Vega
Will Ortiz | Will Ortiz
soy Dale | Dale
vale | ?
mi hermana | ?
el cliente | ?
soy nuevo | ?
soy cliente frecuente | ?
quisiera informes | ?
dígame usted | ?
no gracias | ?
vivo en Puebla | ?
tengo 30 años | ?
soy de Monterrey | ?
soy alérgica | ?
a las 5 | ?
mañana a las 3 | ?
con tarjeta | ?
sí | ?
buenísimo | ?
perfecto | ?
claro que sí | ?
ok perfecto | ?
está bien | ?
de nada | ?
Claudia Nayeli, gracias | Claudia Nayeli
soy Ramón, hablé ayer | ?
me llamo como mi papá | ?
Gabriela, con G | ?
Dr. House | Dr. House
es Ivonne con I latina | ?
Pepe Pérez Pérez | Pepe Pérez Pérez
Buen día! Soy Yadira Cruz Mtz | Yadira Cruz Mtz
hola q tal | ?
no sé si dar mi nombre | ?
Alla Petrova | Alla Petrova
Ana Cuesta | Ana Cuesta
Han Solo | Han Solo
Ya te lo dije | ?
Mi nombre no importa | ?
soy Don Chuy | Don Chuy
Julieta Romero, para servirle | Julieta Romero
Me presento: soy Saúl | Saúl
hola buen día, Norma | Norma
Beto | Beto
beto gonzalez | beto gonzalez
es para Ana | ?
yo me llamo Itzel | Itzel
cita para dos | ?
necesito ayuda | ?
quién eres | ?
Emilio, de Puebla | ?
es a nombre de Marcos Ruiz | Marcos Ruiz
no tengo nombre jaja | ?
Ana Karen 🌸🌸 | Ana Karen
1234 | ?
Perla; gracias | Perla
el que sea | ?
mi apodo es Güero | ?
Mario Alberto, mucho gusto | Mario Alberto
Con Mónica, gracias | Mónica
mi nombre es Édgar, con acento | ?
Soy la señora Lety Campos | señora Lety Campos
Brenda y Carlos | ?
pues Juan | Juan
es Maricarmen | Maricarmen
¿Para qué necesitas mi nombre? | ?
quiero saber precios | ?
Rosario | Rosario
ay no sé | ?
Juan Manuel de la Torre y Gómez | Juan Manuel de la Torre y Gómez
ya se los había dado | ?
tu mamá jaja | ?
bueno, soy Iván | Iván
Buenas tardes, soy Jorge | Jorge
me puedes decir Lalo | Lalo
Karla Ivonne Sánchez | Karla Ivonne Sánchez
soy yo otra vez | ?
Sofía 💕 | Sofía
no te importa | ?
ya me conoces | ?
Ing. Roberto Lara | Ing. Roberto Lara
lupita | lupita
mi nombre es lo de menos | ?
jajaja adivina | ?
pregunto por una cita | ?
José de Jesús | José de Jesús
a ver, soy Memo | Memo
Me llamo Fernanda pero dime Fer | ?
hola | ?
ME LLAMO PEDRO | PEDRO
¿quién eres tú? | ?
D'Alessio | D'Alessio
van a ser dos: Ana y Luis | ?
Soy Paty, la de siempre | ?
mi nombre completo es Luis Ángel Torres Vega | Luis Ángel Torres Vega
Srita. Carmen Ríos | Srita. Carmen Ríos
con Javier Mora | Javier Mora
Javier, a tus órdenes | Javier
ya te lo dije | ?
qué te importa | ?
el mismo de la otra vez | ?
Mariana R. | Mariana R.
JUAN PEREZ LOPEZ | JUAN PEREZ LOPEZ
lic. Ramírez | lic. Ramírez
soy Ana y necesito una cita | ?
de parte del señor Gómez | señor Gómez
Ana (Anita) Díaz | Ana (Anita) Díaz
sólo dime Chuy | Chuy
quiero cancelar | ?
Ximena!! 😊😊 | Ximena
apellido Núñez, nombre Raúl | ?
soy Ana | Ana
me llamo Ana Ruiz | Ana Ruiz
Ana por favor | Ana
Ana | Ana
Mi nombre es José Luis | José Luis
hola, soy Ana | Ana
Hola me llamo Ana, mucho gusto | Ana
Gracia | Gracia
Ana, gracias | Ana
María de los Ángeles Pérez | María de los Ángeles Pérez
a nombre de Luis Pérez | Luis Pérez
my name is John | John
I'm John Smith | John Smith
this is Mary | Mary
John please | John
soy la señora Pérez | señora Pérez
¿cuánto cuesta el tinte? | ?
cuanto cuesta el tinte | ?
hola | ?
buenas tardes | ?
5512345678 | ?
ana@x.com | ?
no quiero | ?
para qué | ?
O'Hara | O'Hara
Ana. | Ana
Nombre: Ana | Ana
Dolores | Dolores
Sí, soy Ana | Ana
Domingo | Domingo
Socorro | Socorro
Buenas, me llamo Carlos | Carlos
Carlos Pérez a sus órdenes | Carlos Pérez
yo soy Carlos | Carlos
Carlos, y tú? | ?
¿y el tuyo? | ?
soy el doctor Ruiz | doctor Ruiz
es Carlos | Carlos
Claro, Carlos Ruiz | Carlos Ruiz
Sr. Ruiz | Sr. Ruiz
mi nombre es carlos y mi apellido ruiz | carlos ruiz
puedes llamarme Charly | Charly
Me dicen Charly | Charly
it's Mary | Mary
Mary Jane | Mary Jane
hi, I am Mary | Mary
you can call me Mary | Mary
call me Mary | Mary
quiero hacer una cita | ?
quiero una cita | ?
no | ?
ninguno | ?
Ana 😀 | Ana
anótame como Beto | Beto
ponme como Lupita Cruz | Lupita Cruz
habla Ricardo Salas | Ricardo Salas
le habla la licenciada Ortega | licenciada Ortega
le saluda Martín Paz | Martín Paz
soy yo, Teresa | Teresa
la reserva es a nombre de Elena Ríos | Elena Ríos
ponlo a nombre de mi esposa | ?
José María del Río Íñiguez | José María del Río Íñiguez
Ma. Fernanda | Ma. Fernanda
Juan Carlos II | Juan Carlos II
todos me dicen Pepe | Pepe
no importa mi nombre | ?
para qué lo necesitas | ?
no doy mi nombre | ?
luego se lo digo | ?
jajaja | ?
xxx | ?
sdfgh jklm | ?
zxcvbnm | ?
test | test
es para mi hija | ?
la reserva es para mi esposo | ?
quiero un asesor | ?
con un humano por favor | ?
cuánto cuesta | ?
tengo una pregunta | ?
anónimo | ?
Ana López 👋 | Ana López
Dario Dara | Dario Dara
Lolo | Lolo
Ana 25 | ?
`,
  ),
  ...casesOf(
    'AR es',
    `
Me dicen Tito | Tito
Sí, Valentina | Valentina
no hace falta | ?
soy yo, Fede | Fede
Soy la Cami | Cami
Martu, y vos? | ?
anotame como Juan Cruz | Juan Cruz
mi nombre es Ñata Pérez | Ñata Pérez
soy Facu | Facu
poneme Caro | Caro
anotame a nombre de Gastón | Gastón
decime Nico | Nico
che, soy Lautaro | Lautaro
no te digo | ?
prefiero no decirlo | ?
Ezequiel, un placer | Ezequiel
`,
  ),
  ...casesOf(
    'CO es',
    `
con gusto, Wilmer Zapata | Wilmer Zapata
hablas con Leidy Mora | Leidy Mora
mi nombre es Ñico | Ñico
doña Gloria | doña Gloria
es para un amigo | ?
`,
  ),
  ...casesOf(
    'CL es',
    `
me llaman Pancho | Pancho
Catalina po | Catalina
a nombre de Ignacia Fuentes | Ignacia Fuentes
nada que ver | ?
`,
  ),
  ...casesOf(
    'ES es',
    `
Mi nombre es Arantxa | Arantxa
Nuria, encantada | Nuria
para qué lo quieres saber | ?
María José | María José
apúntame como Begoña | Begoña
ponla a nombre de Jordi Puig | Jordi Puig
me llamo Aitor, vale | Aitor
¿y eso para qué? | ?
no quiero dar mi nombre | ?
`,
  ),
  ...casesOf(
    'PE es',
    `
soy Milagros Huamán | Milagros Huamán
regístrame como Jhon | Jhon
con quién hablo | ?
`,
  ),
  ...casesOf(
    'US en',
    `
I'm new here | ?
I'm looking for a haircut | ?
tomorrow at 5 | ?
no problem | ?
yes please | ?
sounds good | ?
I already told you | ?
my husband's name | ?
cash | ?
Hello, my name is Chris Evans | Chris Evans
Jess. | Jess
it's me, Tony | Tony
the name is Maria del Carmen | Maria del Carmen
nobody | ?
sorry? | ?
I want to book | ?
my name's Zoë | Zoë
put Nguyen | Nguyen
first name Al, last name Green | ?
who's asking | ?
Sam here | Sam
that would be Katie | Katie
It's under Rodriguez | Rodriguez
Mr. & Mrs. Brown | ?
uh, Mike | Mike
call it Steve | ?
speaking | ?
Hey, it's Tom | Tom
call me Liz | Liz
My name is Anne-Marie O'Connor. | Anne-Marie O'Connor
Sure, John Doe | John Doe
can I talk to someone | ?
no thanks | ?
guess | ?
J.R. Smith | J.R. Smith
I don't want to say | ?
how much is a haircut | ?
Name's Dave | Dave
Hi there, I'm Priya | Priya
Dr. Emily Stone | Dr. Emily Stone
you already have it | ?
not telling you | ?
my friends call me Ziggy | Ziggy
Jim, thanks! | Jim
why | ?
just a guest | ?
the name's Bond | Bond
put me down as Sam | Sam
book it under Garcia | Garcia
reservation under Kim Lee | Kim Lee
everyone calls me Bob | Bob
I go by Alex | Alex
you're speaking with Dana | Dana
Ms. O'Neil, thanks | Ms. O'Neil
why do you need my name | ?
I'd rather not | ?
it's for my wife | ?
a real person please | ?
lol | ?
none of your business | ?
whatever | ?
do you have parking? | ?
Mary-Kate, nice to meet you | Mary-Kate
`,
  ),
  ...casesOf(
    'MX es',
    `
Hola, ¿qué tal? Soy Lucía Peña | Lucía Peña
Qué tal, soy Rubén | Rubén
qué tal buenos días, habla Teresa Ríos | Teresa Ríos
hola cómo están, me llamo Iker Sanz | Iker Sanz
Buen día, qué tal, le escribe Nora Gil 😊 | Nora Gil
¿Qué tal están? | ?
qué tal el servicio | ?
con María del Carmen Soto | María del Carmen Soto
con Juan Pablo Duarte Ríos | Juan Pablo Duarte Ríos
con Luz Marina Arango, gracias | Luz Marina Arango
con mi hermana la grande | ?
con tarjeta de crédito visa | ?
la cita es para Elena Mora | Elena Mora
la reserva es para Bruno Díaz | Bruno Díaz
la mesa es para cuatro personas | ?
mesa es para dos | ?
cita es para corte | ?
con leche de almendra | ?
`,
  ),
  ...casesOf(
    'GB en',
    `
The booking's for Okafor | Okafor
reservation is for Priya Shah | Priya Shah
The appointment is for Mr. Doyle | Mr. Doyle
table's under Whitfield | Whitfield
My booking is under Amara Cole | Amara Cole
Booking's for four people | ?
the booking's for tomorrow | ?
booking is under control | ?
table is for lunch | ?
Sammy Davis Jr. | Sammy Davis Jr.
it's Robert Downey Sr. | Robert Downey Sr.
John Doe Jr. | John Doe Jr.
my name is Alan Poe, Jr. | Alan Poe, Jr.
I'm Ken Griffey Jr | Ken Griffey Jr
This is Joe Black. | Joe Black
`,
  ),
];
