/**
 * Atomic Redis scripts. Revocations are numbered; the first number comes from the clock, so that numbers keep growing
 * after Redis was emptied. `floor` is that first number: a value read before it may have missed a revocation.
 */
const revision = `
  local revision = redis.call('HGET', KEYS[1], 'revision')
  local time = redis.call('TIME')
  if not revision then
    revision = string.format('%.0f', time[1] * 1000000 + time[2])
    redis.call('HSET', KEYS[1], 'revision', revision, 'floor', revision)
    redis.call('EXPIRE', KEYS[1], 86400)
  end`;

const isRevoked = `
  local function isRevoked(subjects, since)
    for subject in string.gmatch(subjects, '[^ ]+') do
      local mark = redis.call('GET', ARGV[1] .. subject)
      if mark and tonumber(mark) > tonumber(since) then return true end
    end
    return false
  end`;

/** KEYS: clock, entry. ARGV: prefix of marks. Returns a ticket, and the cached bearer if there is one. */
export const findScript = `${revision}${isRevoked}
  local ticket = revision .. ' ' .. time[1]
  local entry = redis.call('HMGET', KEYS[2], 'revision', 'subjects', 'bearer')
  if entry[1] and not isRevoked(entry[2], entry[1]) then return {ticket, entry[3]} end
  return {ticket}`;

/** KEYS: clock, entry. ARGV: prefix of marks, the ticket's number, its time, subjects, bearer, ms to cache, s that a ticket is valid. */
export const keepScript = `${isRevoked}
  local floor = redis.call('HGET', KEYS[1], 'floor')
  if not floor or tonumber(ARGV[2]) < tonumber(floor) then return 0 end
  if redis.call('TIME')[1] - ARGV[3] > tonumber(ARGV[7]) then return 0 end
  if isRevoked(ARGV[4], ARGV[2]) then return 0 end
  redis.call('HSET', KEYS[2], 'revision', ARGV[2], 'subjects', ARGV[4], 'bearer', ARGV[5])
  redis.call('PEXPIRE', KEYS[2], ARGV[6])
  return 1`;

/** KEYS: clock. ARGV: prefix of marks, ms to keep them, then subjects. */
export const revokeScript = `${revision}
  local mark = string.format('%.0f', redis.call('HINCRBY', KEYS[1], 'revision', 1))
  redis.call('EXPIRE', KEYS[1], 86400)
  for index = 3, #ARGV do redis.call('SET', ARGV[1] .. ARGV[index], mark, 'PX', ARGV[2]) end
  return mark`;
