/** Words of wishes by what they mean, in any form: patterns of whole words in the form of `plainWords`. */
export const conceptPatterns = {
  no: 'no|ni|nunca|jamas|tampoco|not|never|dejen',
  person:
    'asesor(?:a|es|as)?|human[oa]s?|agentes?|ejecutiv[oa]s?|operador(?:a|es)?|representantes?|recepcionista|encargad[oa]|gerente|supervisor(?:a)?|duen[oa]|vendedor(?:a)?|profesional|agent|human|representative|rep|manager|operator|advisor|owner|supervisor|receptionist',
  somebody: 'personas?|alguien|gente|person|people|someone|somebody|anyone|anybody|persona',
  contact:
    'habl(?:ar|e|en|arle|arles|o)|comuni(?:ca|car|carme|case|came|quen|queme|quenme|que|cas|carse)|contact(?:ar|arme|e|en|enme|eme|ame|ar|arlos)|atend(?:er|erme|iera|ido)|atiend(?:a|an|e|en|es|ame)|conect(?:ar|arme|ame|a|en|enme|eme)|pas(?:ame|eme|enme|arme|as|ar)|transfi?er\\p{L}*|transfer\\p{L}*|llam(?:ar|arme|e|en|enme|eme)|marqu(?:en|enme|eme|e)|convers\\p{L}+|platicar|chate\\p{L}+|charlar|tratar|talk|talking|speak|speaking|call|contact|connect|chat|reach|answer',
  help: 'ayud(?:a|ar|arme|ame|eme|enme|as|en|e|es|an)|auxili(?:o|ame|eme)|apoy(?:o|ame|eme|arme)|orient(?:ar|arme|ame|eme|acion)|expli(?:ca|car|came|carme|quen|ques|que|queme|cas)|asist(?:ir|encia|irme)|help|assist|assistance|explain',
  bot: 'bot|robot|maquina|chatbot|ia|ai|machine|computadora|real|virtual|automatico',
  areYou: 'eres|sos|are|hablando|hablo|chateando|talking|speaking|chatting',
  stop: 'dej(?:a|en|e|ar|enme|ame)|paren|parale|parar|basta|detengan|stop|quit|cese[n]?|enough',
  message:
    'mensajes?|escrib(?:an|as|irme|irnos|a)|mand(?:en|es|arme|arnos|e|ando)|envi(?:en|es|arme|e|ando)|promos?|promociones|publicidad|notificaciones|spam|whats\\p{L}*|molest(?:en|es|ar|arme|e)|contact(?:en|es|arme)|texts?|texting|messages?|messaging|sending|emails?|ads|promotions|contacting|writing|calling|ofertas|cosas',
  list: 'listas?|base|datos|baja|contactos|numero|chat|list|number|contacts',
  failed:
    'respondieron|contestaron|resolvieron|atendieron|ayudaron|llamaron|cumplieron|contestan|responden|resuelven|avisaron|solucionaron',
  madeMe: 'hicieron|hacen|dejaron|tuvieron',
  wait: 'esperar|esperando|esperado|wait|waiting',
  bother: 'molestan?|hartan|cansan|fastidian|bother',
  goOn: 'seguir|continuar|proceder|continue|proceed',
  remove:
    'baj(?:en|enme|ame)|quit(?:a|ar|en|enme|ame|eme|arme)|borr(?:a|ar|en|enme|ame|eme|emos)|elimin(?:a|ar|en|enme|ame)|sac(?:a|ar|ame|arme)|saqu(?:en|enme|eme)|cancel(?:a|ar|en)|remove|delete|take|erase|clear|opt|out',
  bad: 'pesim[oa]s?|malisim[oa]s?|horribles?|terribles?|fatal|lamentables?|desastros[oa]s?|deficientes?|nefast[oa]s?|groser[oa]s?|asqueros[oa]s?|peor|peores|worst|terrible|awful|disgusting|appalling|lousy|pathetic|rude|useless',
  badly: 'malo|mala|mal|bad|poor',
  treatment: 'servicios?|atencion|trato|experiencia|service|experience|staff',
  service:
    'servicios?|atencion|trato|experiencia|emplead[oa]s?|personal|empresa|compania|chat|bot|company|service|staff|experience|business|support|recepcion|lugar|sitio|negocio|tienda|local|place',
  nobody: 'nadie|nobody|noone|ninguno',
  respond:
    'contest\\p{L}+|respond\\p{L}*|responsabl\\p{L}+|resuelv\\p{L}+|resolv\\p{L}+|ayud\\p{L}+|helps?|helped|answers?|answered|solucion\\p{L}*|cumpl\\p{L}+|cares|came|atiend\\p{L}+|atend\\p{L}+|hace|hacen',
  waiting: 'esperando|waiting|espere|waited',
  long: 'horas?|dias?|semanas?|minutos|rato|hours?|days?|weeks?|minutes',
  outrage:
    'inaudito|inaceptable|colmo|verguenza|indignante|descaro|ridiculo|estafa|estafadores|estafado|estafada|fraude|ratero|rateros|porqueria|joke|ridiculous|unacceptable|scam|outrageous|decepcionad[oa]|molest[oa]|enojad[oa]|furios[oa]|indignad[oa]|inconforme|insatisfech[oa]|disappointed|furious|queja|quejarme|reclamo|reclamar|complain|complaint',
  works: 'sirves?|funcionas?|works?|conforme|recomiendo|satisfech[oa]|satisfied|happy|recommend',
  begin:
    'empez(?:ar|amos)|empiez[ao]|empecemos|comenz(?:ar|amos)|comienz[ao]|comencemos|inici(?:ar|a|amos|emos)|arranc\\p{L}+|arranqu\\p{L}+|start|begin|restart|reinici\\p{L}+|resete\\p{L}*|reset',
  again: 'nuevo|nuevamente|otra|vez|cero|again|over|scratch|zero',
  home: 'menu|inicio|principio|comienzo|start|beginning|home|principal|main',
  reset: 'restart|reinici\\p{L}+|resete\\p{L}*|reset|recomenzar',
  back: 'regres(?:ar|a|ame|emos|o|e)|volv(?:er|amos|eme)|vuelv[aoe]s?|retroced\\p{L}+|atras|back|devuelv\\p{L}+|return|undo',
  previous: 'anterior(?:es)?|antes|pasad[oa]|previ[oa]|ultim[oa]|previous|prior|before|earlier|last',
  step: 'pasos?|preguntas?|steps?|questions?|screen|pantalla',
  answer: 'respuestas?|preguntas?|datos?|opcion|answers?|reply|response|question|option',
  put: 'dije|escribi|conteste|respondi|elegi|marque|meti|queria|anote|said|wrote|put|typed|entered|chose|picked|gave|meant',
  entered: 'puse|puesto|poner',
  rewind: 'retroced\\p{L}+',
  wrong: 'equivoqu\\p{L}+|equivocad[oa]|mal|error(?:es)?|confundi|mistakes?|wrong|typo|incorrect[oa]?',
  made: 'made|cometi|hice|hay|tuve|hubo',
  fix: 'correg(?:ir|irla|irlo)|corrij\\p{L}+|corrig\\p{L}+|cambi(?:ar|a|o|arla|arlo|e)|modific(?:ar|a|o)|edit(?:ar|a|o)?|arreglar(?:la|lo)?|rectificar|change|correct|fix',
  other: 'otra|otro|other|different|else',
  cancel:
    'cancel(?:a|ar|en|alo|arlo|emos)?|anul(?:a|ar|o|en|alo|arlo)|abort(?:a|ar)?|deten(?:er|gan|te|lo|gase)?|olvid(?:a|ar|emos|alo|elo|ate|atelo|e)|forget|abandonar',
  continue: 'seguir|continuar|proceder|continue|proceed|hacerlo|hacer',
  want: 'quier(?:o|e|en|a)|quisiera|deseo|want|need|necesito|ocupo|gustaria|interesa|prefiero|puedo|podria|puede|pueden|podrian|like|would|could|can|wish|interested',
  canYou: 'puedes|podes|podrias|haces|sabes|ofreces|sirves|funcionas|capaz|tienes|das|brindas',
  what: 'que|cual|cuales|como|what|how|which',
  deed: 'hacer|preguntar|preguntarte|consultar|resolver|ayudar|ayudarme|cosas|temas|opciones|funciones|servicios|medio|saber|tipo|clase',
  understand: 'entiend[oae]|entendi|entender|comprend\\p{L}+|understand|understood|capto|capte',
  reply:
    'contest[oar]+|respond[oaer]+|us[oar]+|escrib[oair]+|pongo|poner|elij[oa]|elegir|hago|answer|reply|say|write|choose|respond|use',
  mean: 'decir|significa|refieres|refiere|mean|means',
  lost: 'perdid[oa]|confundid[oa]|atorad[oa]|trabad[oa]|lost|confused|stuck',
  bye: 'adios|chao|chau|chaito|bye|goodbye|despido|retiro|cuidens?e|cuidese|cuidate|vemos|viendo|farewell|ciao|ttyl|bai',
  until: 'hasta',
  later: 'luego|pronto|despues|proxima|later|soon|tomorrow|manana|rato|semana|fin|finde|weekend|care',
  thanks: 'gracias|grax|thanks|thank|agradezco|agradecid[oa]|agradecemos|appreciated?|cheers|thx',
  praise:
    'ayudaste|ayudado|util|ayudaste|useful|sol|crack|genial|amor|linda|lindo|amable|amables|excelente|super|perfecto|maravilla|angel|crack|great|kind|helpful|million|lot|much|very|kindly|mucho|muchisimo|monton',
} as const;

/** Words that neither are a wish nor make a message about something else. */
export const fillers =
  'el la los las lo un una unos unas de del al a en por para con y o e u que me te se le les nos mi mis tu tus su sus este esta esto ese esa eso todo toda todos ya yo usted ustedes ahi aqui mas muy bien favor porfa hola buenas buenos buen buena dia dias tarde tardes noche noches si ok okay va bueno pues oye oiga ay uy ups perdon disculpa disculpe entonces ahora ahorita hoy solo algun alguna alguno es son fue ser sea estoy esta estan estas estamos ir ve voy vamos tengo tiene hay nada asi ser senor senora senorita bonito bonita lindo linda gran mejor porque cuando donde quien dices dime digas mas more algo cualquier process proceso tramite operacion queda quedo cosa recibir receive ' +
  'i a an the to of in on for with and or my your you me it this that is are was were be do does did am please hi hello hey just so some any there here now right really one all from by at us we they he she them well oh yes ok okay good day night evening morning nice have has let us will not no out up step';
