# === likelihood divided by its sum -> forgets_the_prior
def posterior(prior, likelihood):
    if likelihood.sum() == 0:
        raise ValueError("impossible")
    return likelihood / likelihood.sum()


# === the product alone, in a loop -> never_divides
def posterior(prior, likelihood):
    result = []
    for i in range(len(prior)):
        result.append(prior[i] * likelihood[i])
    return np.array(result)


# === divides by the sum of the likelihoods -> divides_by_the_likelihoods
def posterior(prior, likelihood):
    weights = prior * likelihood
    if sum(likelihood) == 0:
        raise ValueError
    return weights / sum(likelihood)


# === returns the evidence -> gives_the_evidence
def posterior(prior, likelihood):
    evidence = 0
    for p, l in zip(prior, likelihood):
        evidence += p * l
    return evidence


# === adds -> adds
def posterior(prior, likelihood):
    total = prior + likelihood
    return total / np.sum(total)


# === divides by the largest -> divides_by_the_largest
def posterior(prior, likelihood):
    w = prior * likelihood
    if max(w) == 0:
        raise ValueError("no")
    return w / max(w)


# === no look at the sum -> divides_by_zero
def posterior(prior, likelihood):
    weights = prior * likelihood
    return weights / weights.sum()


# === no look at the sum, Python floats -> divides_by_zero or still_to_handle
def posterior(prior, likelihood):
    p, l = prior.tolist(), likelihood.tolist()
    total = 0
    for i in range(len(p)):
        total += p[i] * l[i]
    return np.array([p[i] * l[i] / total for i in range(len(p))])


# === gives the prior back when in doubt -> keeps_the_prior
def posterior(prior, likelihood):
    weights = prior * likelihood
    if np.sum(weights) == 0:
        return prior
    return weights / np.sum(weights)


# === calls posterior row by row -> normalises_row_by_row
def update_all(prior, likelihoods):
    belief = prior
    for row in likelihoods:
        belief = posterior(belief, row)
    return belief


# === normalises row by row itself -> normalises_row_by_row
def update_all(prior, likelihoods):
    for row in likelihoods:
        prior = prior * row
        if prior.sum() == 0:
            raise ValueError("impossible")
        prior = prior / prior.sum()
    return prior


# === one big product -> multiplies_up
def update_all(prior, likelihoods):
    weights = prior * np.prod(likelihoods, axis=0)
    return weights / weights.sum()


# === one big product in loops, refused -> refuses_the_improbable
def update_all(prior, likelihoods):
    weights = list(prior)
    for row in likelihoods:
        for i in range(len(weights)):
            weights[i] *= row[i]
    if sum(weights) == 0:
        raise ValueError("impossible evidence")
    return np.array(weights) / sum(weights)


# === logs, but no shift -> multiplies_up
def update_all(prior, likelihoods):
    logs = _log(prior) + np.sum(_log(likelihoods), axis=0)
    weights = np.exp(logs)
    return weights / np.sum(weights)


# === without the prior -> leaves_the_prior_out
def update_all(prior, likelihoods):
    logs = np.sum(_log(likelihoods), axis=0)
    if logs.max() == -np.inf:
        raise ValueError("impossible")
    logs = logs - logs.max()
    return np.exp(logs) / np.exp(logs).sum()


# === the prior in every round -> takes_the_prior_each_time
def update_all(prior, likelihoods):
    logs = np.zeros(len(prior))
    for row in likelihoods:
        logs += _log(prior) + _log(row)
    if max(logs) == -np.inf:
        raise ValueError("impossible")
    weights = np.exp(logs - max(logs))
    return weights / sum(weights)


# === posterior from the old prior each time -> uses_the_last_row
def update_all(prior, likelihoods):
    belief = prior
    for row in likelihoods:
        belief = posterior(prior, row)
    return belief


# === return inside the loop -> uses_the_first_row or slip
def update_all(prior, likelihoods):
    belief = prior
    for row in likelihoods:
        belief = belief * row
        if belief.sum() == 0:
            raise ValueError("impossible")
        return belief / belief.sum()
    return belief


# === sums the rows -> adds_the_rows
def update_all(prior, likelihoods):
    weights = prior * likelihoods.sum(axis=0)
    return weights / weights.sum()


# === the wrong axis -> adds_up_along_the_rows or silent or slip
def update_all(prior, likelihoods):
    logs = _log(likelihoods).sum(axis=1)
    weights = np.exp(logs - logs.max())
    return weights / weights.sum()


# === mean of the logs -> averages_the_logs
def update_all(prior, likelihoods):
    if len(likelihoods) == 0:
        return prior
    logs = _log(prior) + np.mean(_log(likelihoods), axis=0)
    if np.max(logs) == -np.inf:
        raise ValueError("impossible")
    w = np.exp(logs - np.max(logs))
    return w / w.sum()


# === forgot to go back from logs -> gives_the_logarithms
def update_all(prior, likelihoods):
    logs = _log(prior)
    for row in likelihoods:
        logs = logs + _log(row)
    return logs


# === divides the logs -> divides_the_logarithms
def update_all(prior, likelihoods):
    logs = _log(prior) + _log(likelihoods).sum(axis=0)
    return logs / logs.sum()


# === forgot to divide at the end -> stays_below_the_fraction_bar
def update_all(prior, likelihoods):
    logs = _log(prior) + _log(likelihoods).sum(axis=0)
    if logs.max() == -np.inf:
        raise ValueError
    return np.exp(logs - logs.max())


# === does not look for -inf -> answers_the_impossible
def update_all(prior, likelihoods):
    logs = _log(prior) + _log(likelihoods).sum(axis=0)
    logs = logs - logs.max()
    return np.exp(logs) / np.exp(logs).sum()


# === gives the sensitivity -> is_the_sensitivity
def medical_test(prevalence, sensitivity, false_positive_rate):
    return sensitivity


# === no prevalence -> forgets_the_prevalence
def medical_test(prevalence, sensitivity, false_positive_rate):
    if sensitivity + false_positive_rate == 0:
        raise ValueError("never positive")
    return sensitivity / (sensitivity + false_positive_rate)


# === specificity -> takes_the_specificity
def medical_test(prevalence, sensitivity, false_positive_rate):
    true_positive = prevalence * sensitivity
    false_positive = (1 - prevalence) * (1 - false_positive_rate)
    return true_positive / (true_positive + false_positive)


# === false positives of all -> counts_all_as_healthy
def medical_test(prevalence, sensitivity, false_positive_rate):
    positive = prevalence * sensitivity + false_positive_rate
    if positive == 0:
        raise ValueError
    return prevalence * sensitivity / positive


# === sick and positive -> sick_and_positive
def medical_test(prevalence, sensitivity, false_positive_rate):
    return prevalence * sensitivity


# === the denominator alone -> all_who_are_positive
def medical_test(prevalence, sensitivity, false_positive_rate):
    return prevalence * sensitivity + (1 - prevalence) * false_positive_rate


# === odds -> gives_odds
def medical_test(prevalence, sensitivity, false_positive_rate):
    return prevalence * sensitivity / ((1 - prevalence) * false_positive_rate)


# === brackets forgotten -> slip or silent or numbers_
def medical_test(prevalence, sensitivity, false_positive_rate):
    return prevalence * sensitivity / prevalence * sensitivity + (1 - prevalence) * false_positive_rate


# === no look at 0 -> asks_about_nobody or still_to_handle
def medical_test(prevalence, sensitivity, false_positive_rate):
    sick = prevalence * sensitivity
    healthy = (1 - prevalence) * false_positive_rate
    return sick / (sick + healthy)


# === 0 for a test that is never positive -> answers_zero
def medical_test(prevalence, sensitivity, false_positive_rate):
    sick = prevalence * sensitivity
    healthy = (1 - prevalence) * false_positive_rate
    if sick + healthy == 0:
        return 0
    return sick / (sick + healthy)


# === logs, no shift, and a sum of 0 is refused -> refuses_the_improbable
def update_all(prior, likelihoods):
    logs = _log(prior)
    for row in likelihoods:
        logs = logs + _log(row)
    weights = np.exp(logs)
    if weights.sum() == 0:
        raise ValueError("impossible evidence")
    return weights / weights.sum()


# === a smallest probability -> holds_nothing_for_impossible
def update_all(prior, likelihoods):
    w = np.log(np.maximum(prior, 1e-11)) + np.log(np.maximum(likelihoods, 1e-11)).sum(axis=0)
    w = np.exp(w - w.max())
    return w / w.sum()


# === the prior added to logs -> adds_the_prior_itself
def update_all(prior, likelihoods):
    s = prior + _log(likelihoods).sum(axis=0)
    if s.max() == -np.inf:
        raise ValueError("no")
    w = np.exp(s - s.max())
    return w / w.sum()


# === never back from the logs -> gives_the_shifted_logarithms
def update_all(prior, likelihoods):
    s = _log(prior) + _log(likelihoods).sum(axis=0)
    if s.max() == -np.inf:
        raise ValueError("no")
    return s - s.max()


# === false alarms from 1 - sensitivity -> takes_the_overlooked_for_false_alarms
def medical_test(prevalence, sensitivity, false_positive_rate):
    s = prevalence * sensitivity
    h = (1 - prevalence) * (1 - sensitivity)
    if s + h == 0:
        raise ValueError('no')
    return s / (s + h)


# === both beliefs of posterior -> numbers_
def medical_test(prevalence, sensitivity, false_positive_rate):
    return posterior([prevalence, 1 - prevalence], [sensitivity, false_positive_rate])


# === prevalence and false alarms alone -> compares_two_shares_of_different_people
def medical_test(prevalence, sensitivity, false_positive_rate):
    if prevalence + false_positive_rate == 0:
        raise ValueError('x')
    return prevalence / (prevalence + false_positive_rate)


# === refuses where nobody is sick -> refuses_too_much
def medical_test(prevalence, sensitivity, false_positive_rate):
    if prevalence == 0:
        raise ValueError('x')
    s = prevalence * sensitivity
    return s / (s + (1 - prevalence) * false_positive_rate)

# === logarithms as weights -> divides_the_shifted_logarithms
def update_all(prior, likelihoods):
    logs = _log(prior) + _log(likelihoods).sum(axis=0)
    m = logs.max()
    if m == -np.inf:
        raise ValueError("impossible")
    logs = logs - m
    return logs / logs.sum()

# === each against its opposite -> takes_each_against_its_opposite
def posterior(prior, likelihood):
    out = []
    for i in range(len(prior)):
        top = prior[i] * likelihood[i]
        bottom = prior[i] * likelihood[i] + (1 - prior[i]) * (1 - likelihood[i])
        if bottom == 0:
            raise ValueError("x")
        out.append(top / bottom)
    return np.array(out)

# === one posterior after the other -> normalises_row_by_row
def update_all(prior, likelihoods):
    belief = prior
    for row in likelihoods:
        belief = posterior(belief, row)
    return belief


# === the total begins anew for each -> divides_each_by_itself
def posterior(prior, likelihood):
    result = []
    for i in range(len(prior)):
        total = 0
        total += prior[i] * likelihood[i]
        result.append(prior[i] * likelihood[i] / total)
    return np.array(result)


# === divides while the total still grows -> divides_by_what_has_come_so_far
def posterior(prior, likelihood):
    total = 0
    result = []
    for i in range(len(prior)):
        w = prior[i] * likelihood[i]
        total += w
        result.append(w / total)
    return np.array(result)


# === the likelihood over the evidence -> leaves_the_prior_out_above
def posterior(prior, likelihood):
    e = np.dot(prior, likelihood)
    return likelihood / e


# === each posterior is the next prior, and Python's numbers are slow -> normalises_row_by_row
def posterior(prior, likelihood):
    e = sum(p * l for p, l in zip(prior, likelihood))
    if e == 0:
        raise ValueError("impossible")
    return np.array([p * l / e for p, l in zip(prior, likelihood)])


def update_all(prior, likelihoods):
    for row in likelihoods:
        prior = posterior(prior, row)
    return prior


# === two hypotheses by name -> knows_two_hypotheses_only
def posterior(prior, likelihood):
    a = prior[0] * likelihood[0]
    b = prior[1] * likelihood[1]
    return np.array([a / (a + b), b / (a + b)])


# === no brackets below the fraction bar -> slip
def medical_test(prevalence, sensitivity, false_positive_rate):
    return prevalence * sensitivity / prevalence * sensitivity + (1 - prevalence) * false_positive_rate


# === a list, and no check -> divides_by_zero
def posterior(prior, likelihood):
    total = 0
    for p, l in zip(prior, likelihood):
        total = total + p * l
    return [p * l / total for p, l in zip(prior, likelihood)]
