// Criteria
