-- A leader orders an issue to be solved. From then on owner and due date are the leader's word, and only the office or
-- a leader closes it; who ordered is in its steps.

-- The day it was first ordered; null: it is not.
ALTER TABLE issue ADD COLUMN ordered TEXT;
